/**
 * Scores answers with the browser's scorer, for tests that compare it with the Python one.
 *
 * Reads JSON lines `{"table", "answers", "importance"?, "role"?}` or `{"table", "response": "<text of a response file>"}`
 * from standard input and writes one line each: the result, or what `parseResponse` gives.
 */
import { createInterface } from 'node:readline'

import { parseResponse } from './core/response.mjs'
import { score } from './core/scoring.mjs'

for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue
  const { table, response, ...input } = JSON.parse(line)
  const output = response === undefined ? score(table, input) : parseResponse(response, table)
  process.stdout.write(`${JSON.stringify(output)}\n`)
}
