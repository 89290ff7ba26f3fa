/**
 * Response files: what a person saves, and what may be read back. A file comes from anywhere, so everything in it is
 * looked at before it is used. The Python side (generator/samkompass/scoring/response.py) gives the same verdicts; both
 * read tests/cases/response.
 *
 * @import { Answers, Params, Parsed, Respondent, ResponseFile, Table } from './types.mjs'
 */

const FORMAT = 'samkompass-response/1'

/** Largest file that is read, in bytes. */
export const MAX_BYTES = 1_000_000

/** Deepest nesting of arrays and objects that is read. */
export const MAX_DEPTH = 20

/** Longest comment, label or other text, in characters. */
export const MAX_TEXT = 10_000

const FORMAT_PATTERN = /^samkompass-response\/([1-9][0-9]{0,5})$/
const RESPONDENT_FIELDS = /** @type {const} */ (['municipality', 'role', 'group', 'label'])

/** Why a response was refused: a code and what its message is filled in with. */
class Refusal {
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
function shown (value) {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value ?? null)
  const characters = [...text]
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : text
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject (value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isText (value) {
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
function member (data, field) {
  return Object.hasOwn(data, field) ? data[field] : undefined
}

/**
 * @param {Record<string, unknown>} data
 * @param {Table} table
 */
function checkHeader (data, table) {
  const { instrument, version } = table
  const format = member(data, 'format')
  const match = typeof format === 'string' ? FORMAT_PATTERN.exec(format) : null
  if (!match) throw new Refusal('response.format', { format: shown(format) })
  if (Number(match[1]) > 1) throw new Refusal('response.newer-format', { format: match[0] })
  if (member(data, 'instrument') !== instrument) {
    throw new Refusal('response.instrument', { found: shown(member(data, 'instrument')), expected: instrument })
  }
  if (member(data, 'version') !== version) {
    throw new Refusal('response.version', { found: shown(member(data, 'version')), expected: version, instrument })
  }
  if (Object.hasOwn(data, 'table') && data['table'] !== table.hash) {
    throw new Refusal('response.table', { version, instrument })
  }
}

/**
 * @param {Record<string, unknown>} data
 * @param {string} field
 * @returns {Record<string, unknown>} empty when it is left out
 */
function objectMember (data, field) {
  const value = member(data, field) ?? (Object.hasOwn(data, field) ? null : {})
  if (!isObject(value)) throw new Refusal('response.type', { field })
  return value
}

/**
 * A member with one entry an item.
 *
 * @param {Record<string, unknown>} data
 * @param {string} field
 * @param {Table} table
 * @param {(value: unknown, item: string) => void} check throws a refusal when the value does not fit
 * @returns {Record<string, unknown>} only ids of the instrument's items
 */
function itemMember (data, field, table, check) {
  const members = objectMember(data, field)
  for (const [item, value] of Object.entries(members)) {
    if (!Object.hasOwn(table.items, item)) {
      throw new Refusal('response.unknown-item', { item: shown(item), instrument: table.instrument })
    }
    check(value, item)
  }
  return members
}

/**
 * @param {Table} table
 * @returns {(value: unknown, item: string) => void}
 */
function valueCheck (table) {
  return (value, item) => {
    const [low, high] = /** @type {[number, number]} */ (table.items[item])
    if (typeof value === 'number' && Number.isInteger(value) && low <= value && value <= high) return
    throw new Refusal('response.value', { item, value: shown(value), low, high })
  }
}

/**
 * @param {Record<string, unknown>} data
 * @param {Table} table
 * @returns {ResponseFile}
 */
function readResponse (data, table) {
  checkHeader(data, table)
  for (const field of ['edition', 'language', 'created', 'updated']) {
    if (Object.hasOwn(data, field) && !isText(data[field])) throw new Refusal('response.type', { field })
  }
  const respondent = objectMember(data, 'respondent')
  for (const [name, value] of Object.entries(respondent)) {
    if (!RESPONDENT_FIELDS.some((field) => field === name) || !isText(value)) {
      throw new Refusal('response.type', { field: `respondent.${shown(name)}` })
    }
  }
  const checkValue = valueCheck(table)
  const answers = itemMember(data, 'answers', table, (value, item) => {
    if (value !== 'dk' && value !== 'na') checkValue(value, item)
  })
  const importance = itemMember(data, 'importance', table, checkValue)
  const comments = itemMember(data, 'comments', table, (value, item) => {
    if (!isText(value)) throw new Refusal('response.type', { field: `comments.${item}` })
  })
  return compact({
    format: FORMAT,
    instrument: table.instrument,
    version: table.version,
    table: member(data, 'table'),
    edition: member(data, 'edition'),
    language: member(data, 'language'),
    respondent,
    answers,
    importance,
    comments,
    created: member(data, 'created'),
    updated: member(data, 'updated')
  })
}

/**
 * @param {Record<string, unknown>} members
 * @returns {ResponseFile} without the members that are empty
 */
function compact (members) {
  const kept = Object.entries(members).filter(([, value]) => {
    return value !== undefined && !(isObject(value) && Object.keys(value).length === 0)
  })
  return /** @type {ResponseFile} */ (/** @type {unknown} */ (Object.fromEntries(kept)))
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
 * @param {string} text
 * @returns {unknown}
 */
function parseJson (text) {
  if (depthOf(text) > MAX_DEPTH) throw new Refusal('response.too-deep', { limit: MAX_DEPTH })
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('response.not-json')
  }
}

/**
 * Reads a response file.
 *
 * @param {string | Uint8Array} raw the file's bytes or text
 * @param {Table} table
 * @returns {Parsed}
 */
export function parseResponse (raw, table) {
  try {
    const data = parseJson(decode(raw))
    if (!isObject(data)) throw new Refusal('response.not-object')
    return { ok: true, response: readResponse(data, table) }
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    return { ok: false, code: refusal.code, params: refusal.params }
  }
}

/**
 * @typedef {object} Draft what a person has filled in
 * @property {Answers} answers
 * @property {Record<string, string>} comments
 * @property {Record<string, number>} [importance]
 * @property {Respondent} respondent
 * @property {string} [created] when the answers were first saved
 */

/**
 * @param {Table} table
 * @param {{edition: string, language: string, now: Date}} context the clock is the caller's
 * @param {Draft} draft
 * @returns {ResponseFile} members in the order of the contract, items in the order they are asked
 */
export function createResponse (table, { edition, language, now }, draft) {
  /**
   * @template T
   * @param {Record<string, T>} values
   * @returns {Record<string, T>}
   */
  const inOrder = (values) => Object.fromEntries(
    Object.keys(table.items).flatMap((id) => {
      const value = values[id]
      return value === undefined || value === '' ? [] : [[id, value]]
    })
  )
  const respondent = Object.fromEntries(
    RESPONDENT_FIELDS.flatMap((field) => draft.respondent[field] ? [[field, draft.respondent[field]]] : [])
  )
  const time = now.toISOString()
  return compact({
    format: FORMAT,
    instrument: table.instrument,
    version: table.version,
    table: table.hash,
    edition,
    language,
    respondent,
    answers: inOrder(draft.answers),
    importance: inOrder(draft.importance ?? {}),
    comments: inOrder(draft.comments),
    created: draft.created ?? time,
    updated: time
  })
}

/**
 * @param {ResponseFile} response
 * @returns {string} the text of a response file
 */
export function formatResponse (response) {
  return `${JSON.stringify(response, null, 2)}\n`
}
