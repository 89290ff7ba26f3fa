/**
 * The shapes that the runtime works with. Types only; the contracts are in docs/contributing.
 *
 * @typedef {number | 'dk' | 'na'} Answer a value of the scale, "vet ej", or "inte relevant"
 * @typedef {Record<string, Answer>} Answers item id → answer; an item that is not there is unanswered
 *
 * @typedef {['d' | 'i', string, -1 | 1, number]} Condition dimension or item, its id, at most (−1) or at least (1), limit
 * @typedef {[string, Condition[]]} Rule recommendation id, and the conditions that must all hold
 *
 * @typedef {object} Table the compiled scoring table: integers and ids, no text
 * @property {'samkompass-table/1'} format
 * @property {string} instrument
 * @property {string} version `major.minor`
 * @property {string} hash
 * @property {number} minimum share of a dimension's items (0–10000) that must be answered for it to get a value
 * @property {Record<string, [number, number]>} items item id → lowest and highest value, in asking order
 * @property {Record<string, Record<string, [number, 0 | 1]>>} dimensions dimension id → item id → weight, reversed or not
 * @property {Array<[string, number, number]>} bands band id, first and last score
 * @property {Rule[]} rules
 *
 * @typedef {object} Score
 * @property {number | null} value 0–10000; null when too few items are answered
 * @property {number | null} lower the value if every missing answer were the lowest; null when no item counts
 * @property {number | null} upper the value if every missing answer were the highest
 * @property {number} answered items with a value of the scale
 * @property {number} items items that are not "inte relevant"
 *
 * @typedef {{id: string, rank: number, because: string[]}} Recommended
 *
 * @typedef {object} Result
 * @property {'samkompass-result/1'} format
 * @property {string} instrument
 * @property {string} version
 * @property {number} answered
 * @property {number} items
 * @property {boolean} complete
 * @property {Record<string, Score>} scores
 * @property {Record<string, string>} bands dimension id → band id
 * @property {Record<string, number>} types
 * @property {string | null} type
 * @property {string[]} flags
 * @property {string[]} priorities
 * @property {Recommended[]} recommendations
 *
 * @typedef {{municipality?: string, role?: string, group?: string, label?: string}} Respondent
 *
 * @typedef {object} ResponseFile what a person saves
 * @property {'samkompass-response/1'} format
 * @property {string} instrument
 * @property {string} version
 * @property {string} [table]
 * @property {string} [edition]
 * @property {string} [language]
 * @property {Respondent} [respondent]
 * @property {Answers} [answers]
 * @property {Record<string, number>} [importance]
 * @property {Record<string, string>} [comments]
 * @property {string} [created]
 * @property {string} [updated]
 *
 * @typedef {Record<string, string | number>} Params what a message is filled in with
 * @typedef {{ok: true, response: ResponseFile} | {ok: false, code: string, params: Params}} Parsed
 */
export {}
