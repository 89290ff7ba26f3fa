/** Files that the person saves and opens; nothing leaves the computer. */

/**
 * @param {string} name
 * @param {string} text
 */
export function download (name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // The browser reads the blob after this turn; a minute is enough for a dialog that asks where to save.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/**
 * @param {string} instrument
 * @param {Date} now
 * @returns {string} a name that sorts by date, which is written that way in Swedish
 */
export function fileName (instrument, now) {
  return `samkompass-${instrument}-${now.toLocaleDateString('sv-SE')}.json`
}

/**
 * @param {File} file
 * @param {number} limit bytes; of a larger file no more than one byte beyond is read
 * @returns {Promise<Uint8Array>}
 */
export async function readBytes (file, limit) {
  return new Uint8Array(await file.slice(0, limit + 1).arrayBuffer())
}
