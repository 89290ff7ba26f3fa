/**
 * What is told of a response that was read, or refused.
 *
 * @import { Params, Read, Table } from './types.mjs'
 * @import { Words } from './words.mjs'
 */

/** @typedef {{code: string, params: Params}} Refused */

/**
 * @param {Read} read
 * @param {Table} table
 * @param {Record<string, string> | undefined} notes earlier version → what has changed since
 * @param {Words} words
 * @returns {string} what became of answers to an earlier version; empty for this one
 */
export function carried ({ migrated_from: from, migrated: counts }, { version }, notes, words) {
  return from === undefined ? '' : `${words.text('runtime.migrated', { from, version, ...counts })} ${notes?.[from] ?? ''}`
}

/**
 * @param {Refused} refused
 * @param {(item: string) => string | undefined} numberOf gives the number of a question as the page shows it
 * @param {Words} words
 * @returns {string}
 */
export function reason ({ code, params }, numberOf, words) {
  const item = String(params['item'] ?? '')
  return words.text(code, { ...params, number: numberOf(item) ?? item })
}
