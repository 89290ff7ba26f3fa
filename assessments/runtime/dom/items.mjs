/**
 * The map of all answers, the table beside it, and the lists of what stands out among them.
 *
 * @import { Pictures } from './pictures.mjs'
 * @import { Shown } from './result.mjs'
 * @import { Priority } from '../core/types.mjs'
 */
import { extremes, levelsOf } from '../core/items.mjs'
import { element } from './elements.mjs'

/** How many of the strongest and of the weakest answers are told. */
const EXTREMES = 5

/** Steps of the map's colours, less one. */
const SHADES = 4

/**
 * @param {Pictures} pictures
 * @param {Shown} shown
 */
export function showItems (pictures, { result, states, input }) {
  const { table, words, form } = pictures.view.context
  /** @type {(name: string, entries: Array<[string, string]>) => void} */
  const list = (name, entries) => tell(pictures, name, entries)
  const { answers, importance = {} } = input
  const levels = levelsOf(table, answers, states)
  const [lowest, highest] = table.importance ?? [0, 0]
  /** @type {Map<string, Priority>} */
  const priorities = new Map(result.priorities.map((entry) => [entry.id, entry]))
  const none = words.text('runtime.none')
  for (const { entry, id, places } of pictures.items) {
    const level = levels.get(id)
    const answer = answers[id]
    const weight = importance[id]
    const gap = priorities.get(id)
    const known = level !== undefined
    const zero = known && weight !== undefined ? 0 : none
    const cell = entry.dataset['heat'] !== undefined
    if (cell) {
      entry.dataset['heat'] = known ? String(Math.floor(level * SHADES)) : 'none'
      entry.toggleAttribute('data-important', weight === highest)
    }
    /** @type {Record<string, string>} */
    const texts = {
      level: known ? String(answer) : cell || answer === undefined || states[id] === 'skipped' ? none : form.labelOf(id, answer),
      importance: String(weight ?? none),
      marked: weight === undefined ? '' : words.text('runtime.importance', { importance: weight, highest }),
      gap: String(gap?.gap ?? zero),
      priority: String(gap?.priority ?? zero)
    }
    for (const [part, place] of places) place.textContent = texts[part] ?? ''
  }
  const first = result.priorities.slice(0, table.priorities?.[1])
  list('priorities', first.map(({ id, gap, importance, priority }) => [id, words.text('runtime.priority', {
    answer: form.labelOf(id, answers[id]), gap, importance: importance - lowest + 1, priority
  })]))
  pictures.part('no-priorities').hidden = first.length > 0
  const shown = [...levels.keys()].filter((id) => pictures.links.has(id))
  const found = extremes(new Map(shown.map((id) => [id, levels.get(id) ?? 0])), importance, EXTREMES)
  for (const side of /** @type {const} */ (['strongest', 'weakest'])) {
    list(side, found[side].map((id) => [id, form.labelOf(id, answers[id])]))
  }
  pictures.part('standing').hidden = !found.weakest.length
  pictures.part('no-standing').hidden = found.weakest.length > 0
}

/**
 * @param {Pictures} pictures
 * @param {string} name
 * @param {Array<[string, string]>} entries item, and what is said of it
 */
function tell (pictures, name, entries) {
  pictures.part(name).replaceChildren(...entries.map(([id, text]) => {
    const link = pictures.links.get(id)?.cloneNode(true) ?? id
    return element('li', { 'data-listed': id }, link, ' ', element('span', {}, text))
  }))
}
