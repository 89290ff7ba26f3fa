/**
 * @param {string} text
 * @returns {string} the text in lower case without accents: `sårbarhet` → `sarbarhet`
 */
export function fold (text) {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}
