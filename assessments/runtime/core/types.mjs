/**
 * The shapes that the runtime works with. Types only; the contracts are in docs/contributing.
 *
 * @typedef {number | 'dk' | 'na'} Answer a value of the scale, "vet ej", or "inte relevant"
 * @typedef {Record<string, Answer>} Answers item id → answer; an item that is not there is unanswered
 *
 * @typedef {object} Input what is scored
 * @property {Answers} answers values inside each item's scale, `dk` or `na`; see `parseResponse`
 * @property {Record<string, number>} [importance] item id → value of the importance scale
 * @property {string | null | undefined} [role] who answers; one that the table does not have is none
 *
 * @typedef {-1 | 1} Side at most (−1) or at least (1)
 * @typedef {['d' | 'i' | 's', string, Side, number]} Limit a dimension's value, an item's answer or a type's share
 * @typedef {['a', string, 'dk' | 'na']} Marked an item's answer
 * @typedef {['t' | 'f' | 'p' | 'r', string]} Named the type, a flag, an item first in the priorities, the role
 * @typedef {Limit | Marked | Named} Condition
 * @typedef {[string, Condition[]]} Rule id, and the conditions that must all hold
 *
 * @typedef {0 | 1 | 2 | 3} Treatment of an item without a value: open (widens the bounds), out, lowest, highest
 * @typedef {[Treatment, Treatment, Treatment, Treatment]} Treatments of dk, na, skipped and unanswered
 * @typedef {[string, number, number]} Band id, first and last score
 *
 * @typedef {object} ItemOptions
 * @property {number[]} [p] points of each value, lowest first; without them value − lowest
 * @property {1} [r] required
 * @property {Condition[]} [s] asked only when these hold
 * @property {string[]} [o] roles that it is for; all when left out
 * @property {1} [w] its importance is asked for
 *
 * @typedef {object} DimensionOptions stand under the key `''`
 * @property {1} [d] it is over dimensions
 * @property {number} [m] its own minimum
 * @property {Treatments} [t] its own treatments
 * @property {Band[]} [b] its own bands
 *
 * @typedef {[number, 0 | 1]} Weight weight, reversed or not
 * @typedef {Record<string, Weight> & {''?: DimensionOptions}} Members of a dimension: item or dimension id → weight
 * @typedef {[string, string, Record<string, string>, string[], Record<string, Record<string, number>>, string[]]} Migration
 *   from which version, its table's hash or '', new id of each renamed item, removed items, new values, added items
 *
 * @typedef {object} Table the compiled scoring table: integers and ids, no text. It is not changed once it is used.
 * @property {'samkompass-table/2'} format
 * @property {string} instrument
 * @property {string} version `major.minor`
 * @property {string} hash
 * @property {number} minimum share of a dimension's items (0–10000) that must be answered for it to get a value
 * @property {Treatments} treatment
 * @property {Record<string, [number, number, ItemOptions?]>} items item id → lowest and highest value, in asking order
 * @property {[number, number]} [importance] lowest and highest importance
 * @property {string[]} [roles]
 * @property {1} [roleRequired]
 * @property {Record<string, Members>} dimensions
 * @property {Band[]} [bands]
 * @property {Rule[]} [rules] by recommendation
 * @property {[string[], number]} [shares] dimensions that make up a whole, and by how much the type must lead
 * @property {[string, string, number, number, [string, string, string, string]]} [quadrant]
 *   x, y, their borders, and the types low-low, high-low, low-high, high-high
 * @property {Rule[]} [flags]
 * @property {[string | number, number]} [priorities] the item that tells the target, or the target, and how many come first
 * @property {Migration[]} [migrations] oldest first, each leading to the next one's version, the last one to this
 *
 * @typedef {object} Score
 * @property {number | null} value 0–10000; null when too few items are answered
 * @property {number | null} lower the value if every open answer were the lowest; null when no item counts
 * @property {number | null} upper the value if every open answer were the highest
 * @property {number} answered items with a value of the scale
 * @property {number} items items that count
 *
 * @typedef {{id: string, rank: number, because: string[]}} Recommended
 * @typedef {{id: string, gap: number, importance: number, priority: number}} Priority
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
 * @property {Priority[]} priorities
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
 *
 * @typedef {object} Migrated what became of a file of an earlier version
 * @property {string} migrated_from
 * @property {{renamed: number, removed: number, added: number}} migrated answers in the file that moved to another id or
 *   were dropped, and items that the version did not have
 *
 * @typedef {{ok: true, response: ResponseFile} & Partial<Migrated>} Read
 * @typedef {Read | {ok: false, code: string, params: Params}} Parsed
 */
export {}
