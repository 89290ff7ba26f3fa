/**
 * Scores answers with the browser's scorer, for tests that compare it with the Python one.
 *
 * Reads JSON lines `{"table", "answers", "importance"?, "role"?}` or `{"table", "response": "<text of a response file>"}`
 * from standard input and writes one line each: the result, or what `parseResponse` gives. A table that was sent before
 * may be named by its hash.
 */
import { createInterface } from 'node:readline'

import { parseResponse } from './core/response.mjs'
import { score } from './core/scoring.mjs'

/** @type {Map<string, import('./core/types.mjs').Table>} */
const tables = new Map()

for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue
  const { table: sent, response, ...input } = JSON.parse(line)
  if (typeof sent !== 'string') tables.set(sent.hash, sent)
  const table = /** @type {import('./core/types.mjs').Table} */ (typeof sent === 'string' ? tables.get(sent) : sent)
  const output = response === undefined ? score(table, input) : parseResponse(response, table)
  process.stdout.write(`${JSON.stringify(output)}\n`)
}
