/**
 * Response files: what a person saves, and what may be read back. A file comes from anywhere, so everything in it is
 * looked at before it is used. The Python side (generator/samkompass/scoring/response.py) gives the same verdicts; both
 * read tests/cases/response.
 *
 * @import { Answers, Migration, Parsed, Read, Respondent, ResponseFile, Table } from './types.mjs'
 */
import { convert, countsOf, follow, stepsFrom } from './migration.mjs'
import { isObject, isText, member, parseJson, Refusal, shown } from './reading.mjs'

export { MAX_BYTES, MAX_DEPTH, MAX_TEXT } from './reading.mjs'

const FORMAT = 'samkompass-response/1'
const FORMAT_PATTERN = /^samkompass-response\/([1-9][0-9]{0,5})$/
const RESPONDENT_FIELDS = /** @type {const} */ (['municipality', 'role', 'group', 'label'])

/**
 * @param {Record<string, unknown>} data
 * @param {Table} table
 * @returns {Migration[]} what leads from the file's version to the table's
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
  const found = member(data, 'version')
  const steps = stepsFrom(table, found)
  if (!steps) throw new Refusal('response.version', { found: shown(found), expected: version, instrument })
  const hash = steps[0] ? steps[0][1] : table.hash
  if (hash && Object.hasOwn(data, 'table') && data['table'] !== hash) {
    throw new Refusal('response.table', { version: String(found), instrument })
  }
  return steps
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
 * @param {Migration[]} steps
 * @param {(value: unknown, item: string, now: string) => unknown} read throws a refusal when the value does not fit
 * @returns {Record<string, unknown>} only ids of the instrument's items
 */
function itemMember (data, field, table, steps, read) {
  /** @type {Array<[string, unknown]>} */
  const kept = []
  for (const [item, value] of Object.entries(objectMember(data, field))) {
    const now = follow(steps, item)
    if (now === null) continue
    if (now === undefined || !Object.hasOwn(table.items, now)) {
      throw new Refusal('response.unknown-item', { item: shown(item), instrument: table.instrument })
    }
    kept.push([now, read(value, item, now)])
  }
  return Object.fromEntries(kept)
}

/**
 * @param {unknown} value
 * @param {string} item
 * @param {Table['items'][string] | Table['importance']} scale
 * @param {unknown} [given] the value in the file, when it is another
 * @returns {unknown} the value
 */
function onScale (value, item, [low, high] = [0, 0], given = value) {
  if (typeof value === 'number' && Number.isInteger(value) && low <= value && value <= high) return value
  throw new Refusal('response.value', { item, value: shown(given), low, high })
}

/**
 * @param {Record<string, unknown>} data
 * @param {Table} table
 * @returns {Read}
 */
function readResponse (data, table) {
  const steps = checkHeader(data, table)
  for (const field of ['edition', 'language', 'created', 'updated']) {
    if (Object.hasOwn(data, field) && !isText(data[field])) throw new Refusal('response.type', { field })
  }
  const respondent = objectMember(data, 'respondent')
  for (const [name, value] of Object.entries(respondent)) {
    if (!RESPONDENT_FIELDS.some((field) => field === name) || !isText(value)) {
      throw new Refusal('response.type', { field: `respondent.${shown(name)}` })
    }
  }
  const answers = itemMember(data, 'answers', table, steps, (given, item, now) => {
    const value = convert(steps, item, given)
    return value === 'dk' || value === 'na' ? value : onScale(value, item, table.items[now], given)
  })
  const importance = itemMember(data, 'importance', table, steps, (value, item, now) => {
    return onScale(value, item, table.importance ?? table.items[now])
  })
  const comments = itemMember(data, 'comments', table, steps, (value, item) => {
    if (!isText(value)) throw new Refusal('response.type', { field: `comments.${item}` })
    return value
  })
  const response = compact({
    format: FORMAT,
    instrument: table.instrument,
    version: table.version,
    table: member(data, 'table') === undefined ? undefined : table.hash,
    edition: member(data, 'edition'),
    language: member(data, 'language'),
    respondent,
    answers,
    importance,
    comments,
    created: member(data, 'created'),
    updated: member(data, 'updated')
  })
  if (!steps[0]) return { ok: true, response }
  return { ok: true, response, migrated_from: steps[0][0], migrated: countsOf(steps, Object.keys(data['answers'] ?? {})) }
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
 * Reads a response file.
 *
 * @param {string | Uint8Array} raw the file's bytes or text
 * @param {Table} table
 * @returns {Parsed}
 */
export function parseResponse (raw, table) {
  try {
    const data = parseJson(raw)
    if (!isObject(data)) throw new Refusal('response.not-object')
    return readResponse(data, table)
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
