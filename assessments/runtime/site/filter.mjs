/**
 * The search box above a long list: hides the entries that do not fit, and the groups that have none left. Without
 * this script the box is not shown and the whole list is.
 */
import { fold } from './fold.mjs'

/**
 * @typedef {object} Entry
 * @property {string} text what it says, folded for comparison
 * @property {Record<string, string[]>} values what it can be chosen by: name → its values
 */

/**
 * Whether an entry fits what is asked for: every word typed stands somewhere in it, and it has each chosen value.
 *
 * @param {Entry} entry
 * @param {string} words what is typed
 * @param {Record<string, string>} choices name → chosen value; '' where nothing is chosen
 * @returns {boolean}
 */
export function fits (entry, words, choices) {
  const wanted = fold(words).split(/\s+/).filter((word) => word !== '')
  return wanted.every((word) => entry.text.includes(word)) &&
    Object.entries(choices).every(([name, value]) => value === '' || (entry.values[name] ?? []).includes(value))
}

/**
 * Make a box of fields filter the list that its `data-filter` names.
 *
 * @param {HTMLElement} box
 */
export function filter (box) {
  const list = document.getElementById(box.dataset['filter'] ?? '')
  if (!list) return
  /** @type {HTMLElement[]} */
  const items = [...list.querySelectorAll('[data-filter-item]')].filter((item) => item instanceof HTMLElement)
  /** @type {HTMLElement[]} */
  const groups = [...list.querySelectorAll('[data-filter-group]')].filter((group) => group instanceof HTMLElement)
  /** @type {HTMLSelectElement[]} */
  const selects = [...box.querySelectorAll('select')]
  const input = box.querySelector('input')
  const status = box.querySelector('[data-filter-status]')
  const clear = box.querySelector('[data-filter-clear]')
  const names = selects.map((select) => select.dataset['filterBy'] ?? '')
  const entries = items.map((item) => ({
    text: fold(`${item.textContent} ${item.dataset['filterText'] ?? ''}`),
    values: Object.fromEntries(names.map((name) => [name, (item.dataset[name] ?? '').split(' ')]))
  }))

  const update = () => {
    const words = input?.value ?? ''
    const choices = Object.fromEntries(selects.map((select, index) => [names[index] ?? '', select.value]))
    const asked = words.trim() !== '' || Object.values(choices).some((value) => value !== '')
    let shown = 0
    items.forEach((item, index) => {
      const entry = entries[index]
      item.hidden = entry === undefined || !fits(entry, words, choices)
      if (!item.hidden) shown += 1
    })
    for (const group of groups) group.hidden = !group.querySelector('[data-filter-item]:not([hidden])')
    if (clear instanceof HTMLElement) clear.hidden = !asked
    if (status instanceof HTMLElement) {
      const text = (shown ? status.dataset['some'] : status.dataset['none']) ?? ''
      status.textContent = asked
        ? text.replace('{count}', String(shown)).replace('{all}', String(items.length))
        : ''
    }
  }
  box.addEventListener('input', update)
  clear?.addEventListener('click', () => {
    for (const field of [input, ...selects]) if (field) field.value = ''
    update()
    input?.focus()
  })
  box.hidden = false
  update()
}
