import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import { draftOf, emptyDraft, isEmpty } from '../core/draft.mjs'
import { createResponse, formatResponse, MAX_BYTES, MAX_TEXT, parseResponse } from '../core/response.mjs'
import { anyAnswers, ROOT } from './support.mjs'

/** @import { Table } from '../core/types.mjs' */

const CASES = join(ROOT, 'tests', 'cases', 'response')

/** @type {Table} */
const table = JSON.parse(readFileSync(join(CASES, 'table.json'), 'utf8'))

const NOW = new Date('2026-11-20T09:30:00.000Z')
const context = { edition: 'nationell', language: 'sv', now: NOW }

describe('shared cases', () => {
  for (const name of readdirSync(CASES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)) {
    it(name, () => {
      const { input, text, expected, answers, importance } = JSON.parse(readFileSync(join(CASES, name, 'case.json'), 'utf8'))
      const parsed = parseResponse(text ?? JSON.stringify(input), table)
      if (!parsed.ok) return assert.deepEqual(parsed, expected)
      const { response, ...verdict } = parsed
      assert.deepEqual(verdict, expected)
      if (answers) assert.deepEqual(response.answers ?? {}, answers)
      if (importance) assert.deepEqual(response.importance ?? {}, importance)
    })
  }
})

describe('a response file', () => {
  const minimal = JSON.stringify({ format: 'samkompass-response/1', instrument: 'prov', version: '2.1' })

  it('is read up to the limit, and not beyond', () => {
    assert.equal(parseResponse(minimal.padEnd(MAX_BYTES), table).ok, true)
    assert.deepEqual(parseResponse(minimal.padEnd(MAX_BYTES + 1), table), {
      ok: false, code: 'response.too-large', params: { bytes: MAX_BYTES + 1, limit: MAX_BYTES }
    })
  })

  it('is measured in bytes, not in letters', () => {
    const parsed = parseResponse('å'.repeat(MAX_BYTES / 2 + 1), table)
    assert.equal(parsed.ok === false && parsed.code, 'response.too-large')
  })

  it('is refused when it is not UTF-8', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode(minimal.slice(0, -1)), 0x2c, 0x22, 0xe5, 0x22, 0x3a, 0x31, 0x7d])
    assert.deepEqual(parseResponse(bytes, table), { ok: false, code: 'response.not-json', params: {} })
  })

  it('holds texts up to the limit', () => {
    const withComment = (/** @type {number} */ length) => JSON.stringify({ ...JSON.parse(minimal), comments: { 'a-1': '😀'.repeat(length) } })
    assert.equal(parseResponse(withComment(MAX_TEXT), table).ok, true)
    assert.equal(parseResponse(withComment(MAX_TEXT + 1), table).ok, false)
  })

  it('never gives the objects of the page a new member', () => {
    const hostile = minimal.replace('{', '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, ')
    assert.equal(parseResponse(hostile, table).ok, true)
    assert.equal(/** @type {any} */ ({}).polluted, undefined)
  })

  it('is refused or read, whatever it holds', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.uint8Array()), (raw) => {
      assert.equal(typeof parseResponse(raw, table).ok, 'boolean')
    }), { numRuns: 3000 })
  })

  it('comes back as it was saved', () => {
    const texts = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text)
    const comments = fc.dictionary(fc.constantFrom(...Object.keys(table.items)), texts)
    const respondent = fc.record({ municipality: texts, role: texts, group: texts, label: texts }, { requiredKeys: [] })
    fc.assert(fc.property(anyAnswers(table), comments, respondent, (answers, comments, respondent) => {
      const response = createResponse(table, context, { answers, comments, respondent })
      const parsed = parseResponse(formatResponse(response), table)
      assert.deepEqual(parsed, { ok: true, response })
      const draft = draftOf(response)
      assert.deepEqual(draft.answers, answers)
      assert.equal(isEmpty(draft), isEmpty({ answers, comments, respondent }))
    }), { numRuns: 1000 })
  })

  it('is written with members and items in one order, and without what is empty', () => {
    const draft = { answers: { 'b-1': 7, 'a-1': /** @type {const} */ ('na') }, comments: { 'a-1': '' }, respondent: { role: 'IT-chef' } }
    assert.equal(formatResponse(createResponse(table, context, draft)), `{
  "format": "samkompass-response/1",
  "instrument": "prov",
  "version": "2.1",
  "table": "${table.hash}",
  "edition": "nationell",
  "language": "sv",
  "respondent": {
    "role": "IT-chef"
  },
  "answers": {
    "a-1": "na",
    "b-1": 7
  },
  "created": "2026-11-20T09:30:00.000Z",
  "updated": "2026-11-20T09:30:00.000Z"
}
`)
  })

  it('keeps the time it was first saved', () => {
    const created = '2026-01-01T00:00:00.000Z'
    const response = createResponse(table, context, { ...emptyDraft(), created })
    assert.deepEqual([response.created, response.updated], [created, NOW.toISOString()])
  })
})
