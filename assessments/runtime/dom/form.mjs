import { all, part } from './elements.mjs'

/**
 * @import { Draft } from '../core/response.mjs'
 * @import { States } from '../core/scoring.mjs'
 * @import { Answer, Input, Table } from '../core/types.mjs'
 */

/**
 * @typedef {object} Question
 * @property {string} id
 * @property {HTMLElement} root
 * @property {HTMLInputElement[]} radios
 * @property {HTMLInputElement[]} importance radios of how important it is
 * @property {HTMLTextAreaElement | null} comment
 * @property {HTMLElement | null} clear the button that takes the answer away
 * @property {HTMLElement | null} error what stands there when it needs an answer
 * @property {string} text
 * @property {string} number as the page shows it
 */

/** The native form: reads what is filled in, fills in, and shows the questions that are asked. */
export class Form {
  /**
   * @param {HTMLFormElement} form
   * @param {Table} table
   */
  constructor (form, table) {
    /** @type {Map<string, Question>} */
    this.questions = new Map()
    for (const root of all(form, '[data-item]')) {
      const id = root.dataset['item'] ?? ''
      if (!Object.hasOwn(table.items, id)) continue
      const radios = /** @type {HTMLInputElement[]} */ (all(root, 'input[type="radio"]'))
      this.questions.set(id, {
        id,
        root,
        radios: radios.filter(({ name }) => name === id),
        importance: radios.filter(({ name }) => name !== id),
        comment: root.querySelector('textarea'),
        clear: root.querySelector('[data-action="clear-answer"]'),
        error: root.querySelector('[data-part="question-error"]'),
        text: part(root, 'text').textContent?.trim() ?? '',
        number: part(root, 'number').textContent?.trim() ?? ''
      })
    }
    this.respondent = /** @type {HTMLInputElement[]} */ (all(form, '[data-respondent]'))
    this.roles = /** @type {HTMLInputElement[]} */ (all(form, '[data-part="roles"] input'))
    /** Importance in a loaded file of items that are not asked for it: kept as it is. @type {Record<string, number>} */
    this.kept = {}
  }

  /** @returns {Draft & Input} */
  read () {
    const importance = { ...this.kept }
    /** @type {Draft} */
    const draft = { answers: {}, comments: {}, importance, respondent: {} }
    for (const { id, radios, importance: weights, comment } of this.questions.values()) {
      const answer = chosen(radios)
      const weight = chosen(weights)
      if (answer) draft.answers[id] = answerOf(answer)
      if (weight) importance[id] = Number(weight)
      if (comment?.value.trim()) draft.comments[id] = comment.value.trim()
    }
    for (const input of this.respondent) {
      const field = /** @type {keyof Draft['respondent']} */ (input.dataset['respondent'])
      if (input.value.trim()) draft.respondent[field] = input.value.trim()
    }
    const role = chosen(this.roles)
    if (role) draft.respondent.role = role
    return { ...draft, importance, role: role || null }
  }

  /** @param {Draft} draft */
  write (draft) {
    this.kept = { ...draft.importance }
    for (const { id, radios, importance, comment } of this.questions.values()) {
      choose(radios, draft.answers[id])
      choose(importance, this.kept[id])
      if (importance.length) delete this.kept[id]
      if (!comment) continue
      comment.value = draft.comments[id] ?? ''
      const fold = comment.closest('details')
      if (fold) fold.open = comment.value !== ''
    }
    choose(this.roles, draft.respondent.role)
    for (const input of this.respondent) {
      const field = /** @type {keyof Draft['respondent']} */ (input.dataset['respondent'])
      input.value = draft.respondent[field] ?? ''
    }
  }

  /**
   * Shows the questions that are asked, hides the others with what is answered in them, and takes errors away where there
   * is an answer now.
   *
   * @param {States} states
   */
  ask (states) {
    for (const { id, root, radios, importance, clear, error } of this.questions.values()) {
      root.hidden = !isAsked(states[id])
      if (clear) clear.hidden = !chosen([...radios, ...importance])
      if (error && states[id] !== 'unanswered') error.hidden = true
    }
  }

  /** @param {string} item */
  clearAnswer (item) {
    const { radios = [], importance = [] } = this.questions.get(item) ?? {}
    choose([...radios, ...importance], undefined)
    radios[0]?.focus()
  }

  /**
   * @param {string} item
   * @param {Answer | undefined} answer
   * @returns {string} the answer's label
   */
  labelOf (item, answer) {
    const radio = this.questions.get(item)?.radios.find(({ value }) => value === String(answer))
    return radio?.closest('label')?.querySelector('[data-part="label"]')?.textContent?.trim() ?? String(answer)
  }
}

/** @param {States[string] | undefined} state @returns {boolean} whether the question stands in the form */
export function isAsked (state) {
  return state !== 'skipped' && state !== 'undecided'
}

/** @param {HTMLInputElement[]} radios @returns {string} empty when none is chosen */
function chosen (radios) {
  return radios.find(({ checked }) => checked)?.value ?? ''
}

/** @param {HTMLInputElement[]} radios @param {Answer | string | undefined} answer */
function choose (radios, answer) {
  for (const radio of radios) radio.checked = answer !== undefined && radio.value === String(answer)
}

/** @param {string} value @returns {Answer} */
function answerOf (value) {
  return value === 'dk' || value === 'na' ? value : Number(value)
}
