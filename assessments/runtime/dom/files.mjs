/** Files that the person saves and opens; nothing leaves the computer. */

/**
 * @param {string} name
 * @param {string} text
 */
export function download (name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads the blob after this turn; a minute is enough for a dialog that asks where to save.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/**
 * @param {string} instrument
 * @param {Date} now
 * @returns {string} a name that sorts by date
 */
export function fileName (instrument, now) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0')
  return `samkompass-${instrument}-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.json`
}

/**
 * @param {File} file
 * @param {number} limit bytes; of a larger file no more than one byte beyond is read
 * @returns {Promise<Uint8Array>}
 */
export async function readBytes (file, limit) {
  return new Uint8Array(await file.slice(0, limit + 1).arrayBuffer())
}
