/**
 * What every page needs: the menu and the outline that fold on narrow screens, the button that opens the search, and
 * the definitions of terms. Runs in <head>, before anything is drawn, so that nothing jumps; the search itself is loaded
 * when it is opened.
 */
import { filter } from './filter.mjs'
import { terms } from './terms.mjs'

const root = document.documentElement
root.classList.replace('no-js', 'js')

/** Address of this script; the search lies beside it. */
const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : ''

/**
 * A button that shows and hides what its `aria-controls` names. On wide screens the button is not drawn and the
 * stylesheet shows everything.
 *
 * @param {HTMLElement} button
 */
function disclosure (button) {
  const targets = (button.getAttribute('aria-controls') ?? '').split(' ')
    .map((id) => document.getElementById(id))
    .filter((target) => target !== null)
  const set = (/** @type {boolean} */ open) => {
    button.setAttribute('aria-expanded', String(open))
    for (const target of targets) target.classList.toggle('is-open', open)
  }
  const isOpen = () => button.getAttribute('aria-expanded') === 'true'
  button.addEventListener('click', () => set(!isOpen()))
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !isOpen()) return
    const active = document.activeElement
    if (active !== button && !targets.some((target) => target.contains(active))) return
    set(false)
    button.focus()
  })
}

/**
 * The dialog for searching. It opens by its buttons and by Ctrl + K (⌘ + K), and not by a lone letter: that would
 * disturb people who speak to their computer.
 *
 * @param {HTMLDialogElement} dialog
 */
function search (dialog) {
  let loaded = false
  const open = () => {
    if (dialog.open) return
    dialog.showModal()
    const input = dialog.querySelector('input')
    input?.focus()
    input?.select()
    if (loaded) return
    loaded = true
    const script = document.createElement('script')
    script.src = new URL('search.js', here).href
    script.addEventListener('error', () => {
      loaded = false
      script.remove()
      const status = dialog.querySelector('[data-search-status]')
      if (status) status.textContent = dialog.dataset['failed'] ?? ''
    })
    document.head.append(script)
  }
  for (const button of document.querySelectorAll('[data-search-open]')) button.addEventListener('click', open)
  dialog.querySelector('[data-search-close]')?.addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close() })
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    event.preventDefault()
    open()
  })
}

document.addEventListener('DOMContentLoaded', () => {
  for (const button of document.querySelectorAll('[data-disclose]')) {
    if (button instanceof HTMLElement) disclosure(button)
  }
  for (const box of document.querySelectorAll('[data-filter]')) {
    if (box instanceof HTMLElement) filter(box)
  }
  const dialog = document.getElementById('sk-search')
  if (dialog instanceof HTMLDialogElement) search(dialog)
  terms()
})
