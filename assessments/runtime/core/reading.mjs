/**
 * A file from anywhere, looked at before it is used.
 *
 * @import { Params } from './types.mjs'
 */

/** Largest file that is read, in bytes. */
export const MAX_BYTES = 1_000_000

/** Deepest nesting of arrays and objects that is read. */
export const MAX_DEPTH = 20

/** Longest comment, label or other text, in characters. */
export const MAX_TEXT = 10_000

/** Why a response was refused: a code and what its message is filled in with. */
export class Refusal {
  /**
   * @param {string} code
   * @param {Params} [params]
   */
  constructor (code, params = {}) {
    this.code = code
    this.params = params
  }
}

/**
 * @param {unknown} value
 * @returns {string} text as it is, other things as JSON; at most 60 characters
 */
export function shown (value) {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value ?? null)
  const characters = [...text]
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : text
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isObject (value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
export function isText (value) {
  return typeof value === 'string' && (value.length <= MAX_TEXT || [...value].length <= MAX_TEXT)
}

/**
 * The deepest nesting in a JSON text, counted before it is parsed.
 *
 * @param {string} text
 * @returns {number}
 */
function depthOf (text) {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (quoted) {
      if (character === '\\') at += 1
      else if (character === '"') quoted = false
    } else if (character === '"') {
      quoted = true
    } else if (character === '{' || character === '[') {
      depth += 1
      deepest = Math.max(deepest, depth)
    } else if (character === '}' || character === ']') {
      depth -= 1
    }
  }
  return deepest
}

/**
 * A member of the file itself, never one that JavaScript objects inherit.
 *
 * @param {Record<string, unknown>} data
 * @param {string} field
 * @returns {unknown} undefined when it is left out
 */
export function member (data, field) {
  return Object.hasOwn(data, field) ? data[field] : undefined
}

/**
 * @param {string | Uint8Array} raw
 * @returns {string} without a byte order mark
 */
function decode (raw) {
  const bytes = typeof raw === 'string' ? new TextEncoder().encode(raw) : raw
  if (bytes.length > MAX_BYTES) throw new Refusal('response.too-large', { bytes: bytes.length, limit: MAX_BYTES })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('response.not-json')
  }
}

/**
 * @param {string | Uint8Array} raw a file's bytes or text
 * @returns {unknown}
 */
export function parseJson (raw) {
  const text = decode(raw)
  if (depthOf(text) > MAX_DEPTH) throw new Refusal('response.too-deep', { limit: MAX_DEPTH })
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('response.not-json')
  }
}
