/**
 * The part of a text that shows why a page was found. Pure.
 */

/** @typedef {{text: string, mark: boolean}} Piece a run of an excerpt */

const LENGTH = 170

/**
 * @param {string} text
 * @param {(word: string) => boolean} isFound whether a word is one that was looked for
 * @returns {Piece[]} some {@link LENGTH} characters around the first word that was found
 */
export function excerpt (text, isFound) {
  /** @type {{from: number, to: number}[]} */
  const found = []
  for (const { index, 0: word } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (isFound(word)) found.push({ from: index, to: index + word.length })
  }
  let from = Math.max(0, (found[0]?.from ?? 0) - LENGTH / 3)
  if (from > 0) from = text.indexOf(' ', from) + 1
  let to = from + LENGTH
  if (to < text.length) to = Math.max(text.lastIndexOf(' ', to), found[0]?.to ?? 0)
  /** @type {Piece[]} */
  const pieces = []
  const add = (/** @type {string} */ part, mark = false) => { if (part) pieces.push({ text: part, mark }) }
  let at = from
  if (from > 0) add('… ')
  for (const word of found) {
    if (word.from < at || word.to > to) continue
    add(text.slice(at, word.from))
    add(text.slice(word.from, word.to), true)
    at = word.to
  }
  add(text.slice(at, to))
  if (to < text.length) add(' …')
  return pieces
}
