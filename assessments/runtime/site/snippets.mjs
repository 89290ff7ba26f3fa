/**
 * Code to copy: puts in the address where the site really is, which only the browser knows, and makes the buttons work.
 * Without this script the code stands there with an address to replace.
 */
if (window.location.protocol.startsWith('http')) {
  for (const place of document.querySelectorAll('[data-address]')) {
    if (place instanceof HTMLElement) place.textContent = new URL(place.dataset['address'] ?? '', window.location.href).href
  }
  for (const note of document.querySelectorAll('[data-no-address]')) {
    if (note instanceof HTMLElement) note.hidden = true
  }
}

for (const button of document.querySelectorAll('[data-copy]')) {
  if (!(button instanceof HTMLElement)) continue
  const code = document.getElementById(button.dataset['copy'] ?? '')
  const status = button.nextElementSibling
  if (!code || !(status instanceof HTMLElement)) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent ?? '')
      status.textContent = status.dataset['copied'] ?? ''
    } catch {
      // No clipboard here: the person copies what is marked.
      window.getSelection()?.selectAllChildren(code)
      status.textContent = status.dataset['marked'] ?? ''
    }
  })
}
