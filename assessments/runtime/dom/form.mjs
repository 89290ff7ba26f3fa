import { all, need } from './elements.mjs'

/**
 * @import { Draft } from '../core/response.mjs'
 * @import { Answer, Answers, Table } from '../core/types.mjs'
 */

/**
 * @typedef {object} Question
 * @property {string} id
 * @property {HTMLElement} root
 * @property {HTMLInputElement[]} radios
 * @property {HTMLTextAreaElement | null} comment
 * @property {HTMLElement | null} clear the button that takes the answer away
 * @property {string} text
 * @property {string} number as the page shows it
 */

/** The native form: reads what is filled in, and fills in. */
export class Form {
  /**
   * @param {HTMLFormElement} form
   * @param {Table} table
   */
  constructor (form, table) {
    this.form = form
    /** @type {Map<string, Question>} */
    this.questions = new Map()
    for (const root of all(form, '[data-item]')) {
      const id = root.getAttribute('data-item') ?? ''
      if (!Object.hasOwn(table.items, id)) continue
      this.questions.set(id, {
        id,
        root,
        radios: /** @type {HTMLInputElement[]} */ (all(root, 'input[type="radio"]')),
        comment: root.querySelector('textarea'),
        clear: root.querySelector('[data-action="clear-answer"]'),
        text: need(root, '[data-part="text"]', HTMLElement).textContent?.trim() ?? '',
        number: need(root, '[data-part="number"]', HTMLElement).textContent?.trim() ?? ''
      })
    }
    this.respondent = /** @type {HTMLInputElement[]} */ (all(form, '[data-respondent]'))
  }

  /** @returns {Draft} */
  read () {
    /** @type {Draft} */
    const draft = { answers: this.answers(), comments: {}, respondent: {} }
    for (const { id, comment } of this.questions.values()) {
      if (comment?.value.trim()) draft.comments[id] = comment.value.trim()
    }
    for (const input of this.respondent) {
      const field = /** @type {keyof Draft['respondent']} */ (input.getAttribute('data-respondent'))
      if (input.value.trim()) draft.respondent[field] = input.value.trim()
    }
    return draft
  }

  /** @returns {Answers} */
  answers () {
    /** @type {Answers} */
    const answers = {}
    for (const { id, radios } of this.questions.values()) {
      const chosen = radios.find((radio) => radio.checked)
      if (chosen) answers[id] = answerOf(chosen.value)
    }
    return answers
  }

  /** @param {Draft} draft */
  write (draft) {
    for (const { id, radios, comment } of this.questions.values()) {
      const answer = draft.answers[id]
      for (const radio of radios) radio.checked = answer !== undefined && radio.value === String(answer)
      if (!comment) continue
      comment.value = draft.comments[id] ?? ''
      const fold = comment.closest('details')
      if (fold) fold.open = comment.value !== ''
    }
    for (const input of this.respondent) {
      const field = /** @type {keyof Draft['respondent']} */ (input.getAttribute('data-respondent'))
      input.value = draft.respondent[field] ?? ''
    }
    this.showClearButtons()
  }

  showClearButtons () {
    for (const { radios, clear } of this.questions.values()) {
      if (clear) clear.hidden = !radios.some((radio) => radio.checked)
    }
  }

  /** @param {string} item */
  clearAnswer (item) {
    const question = this.questions.get(item)
    for (const radio of question?.radios ?? []) radio.checked = false
    this.showClearButtons()
    question?.radios[0]?.focus()
  }

  /**
   * @param {string} item
   * @param {Answer} answer
   * @returns {string} the answer's label
   */
  labelOf (item, answer) {
    const radio = this.questions.get(item)?.radios.find(({ value }) => value === String(answer))
    return radio?.closest('label')?.querySelector('[data-part="label"]')?.textContent?.trim() ?? String(answer)
  }
}

/** @param {string} value @returns {Answer} */
function answerOf (value) {
  return value === 'dk' || value === 'na' ? value : Number(value)
}
