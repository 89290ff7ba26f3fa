import { bandTitle, sentence, uncertainty, whyNoValue } from '../core/summary.mjs'
import { all, element, MissingPart, need, part } from './elements.mjs'
import { Pictures } from './pictures.mjs'

/**
 * @import { Condition, Input, Result, Score, Table } from '../core/types.mjs'
 * @import { States } from '../core/scoring.mjs'
 * @import { Titles } from '../core/summary.mjs'
 * @import { Words } from '../core/words.mjs'
 * @import { Form } from './form.mjs'
 */

/** How many recommendations stand first; the rest are folded. */
const FIRST = 5

/**
 * @typedef {object} Settings what the page says beside the table
 * @property {string} language
 * @property {Titles} titles
 * @property {string[]} [balanced] dimensions that lie between two ends of which neither is better
 * @property {string[]} [radar] dimensions that are its axes
 * @property {Record<string, string>} [notes] earlier version → what has changed since
 * @property {Input} example
 *
 * @typedef {{table: Table, settings: Settings, words: Words, form: Form}} Context
 *
 * @typedef {object} Shown
 * @property {Result} result
 * @property {number[]} rules places of the rules that its recommendations come from
 * @property {States} states of the items
 * @property {Input} input what the result rests on
 * @property {Record<string, string>} comments
 * @property {boolean} example
 * @property {Date} now
 */

/** The result region. Its parts are in the page's templates; this fills them in, again and again in place. */
export class ResultView {
  /**
   * @param {HTMLElement} region
   * @param {Context} context
   */
  constructor (region, context) {
    this.region = region
    this.context = context
    this.templates = new Map(all(region, 'template').map((template) => [
      template.dataset['template'] ?? '', /** @type {HTMLTemplateElement} */ (template)
    ]))
    /** @type {Pictures | null} */
    this.pictures = null
    /** @type {Array<{id: string, row: HTMLElement, section: HTMLElement, answers: HTMLElement[]}>} */
    this.dimensions = []
    /** @type {HTMLElement[]} */
    this.numbers = []
    /** @type {Map<string, HTMLElement>} the parts that stand there once, by name */
    this.parts = new Map()
    window.addEventListener('beforeprint', () => this.unfold())
  }

  /** @param {string} name @param {HTMLElement} [root] @returns {HTMLElement} */
  part (name, root) {
    if (root) return part(root, name)
    const found = this.parts.get(name)
    if (!found) throw new MissingPart(name)
    return found
  }

  /** @param {string} id @returns {DocumentFragment} empty when there is no such template */
  clone (id) {
    const template = this.templates.get(id)
    return template ? /** @type {DocumentFragment} */ (template.content.cloneNode(true)) : document.createDocumentFragment()
  }

  /** Puts the empty result in its place, still hidden. Done while the person answers, it saves time when they ask. */
  prepare () {
    if (this.pictures) return
    const result = this.clone('result')
    this.numbers = all(result, '[data-score]')
    this.parts = new Map(all(result, '[data-part]').map((part) => [part.dataset['part'] ?? '', part]))
    this.dimensions = Object.keys(this.context.table.dimensions).map((id) => {
      const section = need(result, `[data-dimension="${id}"]`, HTMLElement)
      return {
        id, section, row: need(result, `[data-row="${id}"]`, HTMLElement), answers: all(section, '[data-rests-on]')
      }
    })
    this.pictures = new Pictures(result, this)
    this.region.prepend(result)
  }

  /** @param {Shown} shown */
  show (shown) {
    this.prepare()
    const { result, example, now } = shown
    const { table, settings: { titles, balanced }, words } = this.context
    this.part('heading').textContent = words.text(example ? 'runtime.result.example' : 'runtime.result.title')
    this.part('example').hidden = !example
    this.part('sentence').textContent = sentence(table, result, titles, words, shown.states, balanced)
    this.part('basis').textContent = words.text('runtime.result.basis', { answered: result.answered, items: result.items })
    this.part('printed').textContent = words.text('runtime.result.printed', { time: words.time(now), version: result.version })
    for (const place of this.numbers) this.showNumber(place, result)
    for (const dimension of this.dimensions) this.showDimension(dimension, shown)
    if (table.flags) {
      this.part('flags').hidden = !result.flags.length
      this.part('flag-list').replaceChildren(...result.flags.map((id) => this.clone(`flag.${id}`)))
    }
    this.showRecommendations(shown)
    this.region.hidden = false
    this.pictures?.show(shown)
  }

  hide () {
    this.region.hidden = true
  }

  /** Moves to the result, in the frame that shows it: before that the browser would have to lay out the page twice. */
  focus () {
    requestAnimationFrame(() => {
      this.part('heading').focus({ preventScroll: true })
      this.region.scrollIntoView({ block: 'start' })
    })
  }

  /**
   * @param {ResultView['dimensions'][number]} dimension
   * @param {Shown} shown
   */
  showDimension ({ id, row, section, answers }, { result, states, input, comments }) {
    const { table, settings: { titles }, words, form } = this.context
    const score = /** @type {Score} */ (result.scores[id])
    const band = result.bands[id]
    const title = bandTitle(titles, id, band)
    this.part('state', row).textContent = title || whyNoValue(table, id, score, words)
    this.part('bounds', row).hidden = score.lower === null
    this.part('band', section).textContent = title || words.text('runtime.no-value.title')
    const reading = this.part('reading', section)
    if (reading.dataset['band'] !== (band ?? '')) {
      reading.dataset['band'] = band ?? ''
      reading.replaceChildren(this.clone(`reading.${id}.${band}`))
    }
    this.part('uncertain', section).replaceChildren(...this.fill(uncertainty(table, id, score, states, words), {
      lower: () => this.number(id, 'lower', result), upper: () => this.number(id, 'upper', result)
    }))
    for (const entry of answers) {
      const item = entry.dataset['restsOn'] ?? ''
      const answer = input.answers[item]
      const comment = this.part('comment', entry)
      const state = states[item]
      this.part('answer', entry).textContent = state === 'skipped'
        ? words.text('runtime.skipped')
        : answer === undefined || state === 'undecided' ? words.text('runtime.unanswered') : form.labelOf(item, answer)
      comment.textContent = comments[item] ?? ''
      comment.hidden = !comment.textContent
    }
  }

  /**
   * @param {string} text with `{name}` where a node goes
   * @param {Record<string, () => Node | string>} nodes
   * @returns {Array<Node | string>}
   */
  fill (text, nodes) {
    return text.split(/\{(\w+)\}/).map((piece, place) => place % 2 ? nodes[piece]?.() ?? piece : piece)
  }

  /**
   * @param {string} dimension
   * @param {keyof Score} part
   * @param {Result} result
   * @returns {HTMLElement} a number inside a text
   */
  number (dimension, part, result) {
    const place = element('span', { 'data-score': dimension, 'data-part': part })
    this.showNumber(place, result)
    return place
  }

  /**
   * @param {HTMLElement} place
   * @param {Result} result
   */
  showNumber (place, { scores }) {
    const part = /** @type {keyof Score} */ (place.dataset['part'])
    const number = scores[place.dataset['score'] ?? '']?.[part] ?? null
    const { words } = this.context
    place.dataset['value'] = number === null ? '' : String(number)
    if (number === null) place.textContent = words.text('runtime.no-value.cell')
    else place.textContent = part === 'answered' || part === 'items' ? String(number) : words.points(number)
  }

  /** @param {Shown} shown */
  showRecommendations (shown) {
    const entries = shown.rules.map((place) => {
      const entry = this.clone(`rule.${place}`)
      const basis = this.ruleBasis(this.context.table.rules?.[place]?.[1] ?? [], shown)
      entry.querySelector('[data-part="rule-basis"]')?.replaceChildren(...basis)
      return entry
    })
    this.part('recommendations').replaceChildren(...entries.slice(0, FIRST))
    this.part('more-recommendations').replaceChildren(...entries.slice(FIRST))
    this.part('more').hidden = entries.length <= FIRST
    this.part('more-title').textContent = this.context.words.count('runtime.more', Math.max(0, entries.length - FIRST))
    this.part('no-recommendations').hidden = entries.length > 0
  }

  /**
   * What a recommendation rests on: dimensions with their values, questions with their answers, types and flags.
   *
   * @param {Condition[]} conditions
   * @param {Shown} shown
   * @returns {Array<Node | string>} empty when it rests on who answers alone
   */
  ruleBasis (conditions, { result, input }) {
    const { settings: { titles }, words, form } = this.context
    /** @type {Map<string, Node>} */
    const parts = new Map()
    for (const [kind, id] of conditions) {
      /** @type {Array<Node | string>} */
      let told = [words.inSentence(titles.types?.[id] ?? titles.flags?.[id] ?? id)]
      if (kind === 'r') continue
      if (kind === 'd') told = [`${words.inSentence(titles.dimensions[id] ?? id)} `, this.number(id, 'value', result)]
      if ('iap'.includes(kind)) {
        const answer = input.answers[id]
        told = [words.text('runtime.basis.item', {
          number: form.questions.get(id)?.number ?? id,
          answer: answer === undefined ? '' : words.inSentence(form.labelOf(id, answer))
        })]
      }
      parts.set(kind === 'd' ? `d ${id}` : id, element('span', {}, ...told))
    }
    if (!parts.size) return []
    return [`${words.text('runtime.basis')} `, ...[...parts.values()].flatMap((part, at) => at ? [', ', part] : [part])]
  }

  /** On paper nothing can be unfolded: what is folded is opened before printing, and folded again after. */
  unfold () {
    const folded = all(this.region, 'details:not([open])')
    const toggle = () => { for (const fold of folded) fold.toggleAttribute('open') }
    toggle()
    window.addEventListener('afterprint', toggle, { once: true })
  }
}
