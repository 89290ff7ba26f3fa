import { drawable, hasField } from '../core/radar.mjs'
import { firedRules } from '../core/scoring.mjs'
import { sentence, uncertainty, whyNoValue } from '../core/summary.mjs'
import { Chart } from './chart.mjs'
import { all, cloneTemplate, element, need } from './elements.mjs'

/**
 * @import { Answers, Condition, Result, Score, Table } from '../core/types.mjs'
 * @import { Titles } from '../core/summary.mjs'
 * @import { Words } from '../core/words.mjs'
 * @import { Form } from './form.mjs'
 */

/** How many recommendations stand first; the rest are folded. */
const FIRST = 5

/**
 * @typedef {object} Shown
 * @property {Result} result
 * @property {Answers} answers what the result rests on
 * @property {Record<string, string>} comments
 * @property {boolean} example
 * @property {Date} now
 */

/** The result region. Its parts are in the page's template; this fills them in, again and again in place. */
export class ResultView {
  /**
   * @param {HTMLElement} region
   * @param {{table: Table, titles: Titles, words: Words, form: Form}} context
   */
  constructor (region, { table, titles, words, form }) {
    this.region = region
    this.table = table
    this.titles = titles
    this.words = words
    this.form = form
    /** @type {Chart | null} */
    this.chart = null
    window.addEventListener('beforeprint', () => this.unfold(true))
    window.addEventListener('afterprint', () => this.unfold(false))
  }

  /** @param {string} name @param {ParentNode} [root] @returns {HTMLElement} */
  part (name, root = this.region) {
    return need(root, `[data-part="${name}"]`, HTMLElement, 'result')
  }

  /** Puts the empty result in its place, still hidden. Done while the person answers, it saves time when they ask. */
  prepare () {
    if (this.region.firstElementChild?.matches('[data-part="heading-row"]')) return
    this.region.prepend(cloneTemplate(this.region, 'result'))
  }

  /** @param {Shown} shown */
  show (shown) {
    this.prepare()
    const { result, example, now } = shown
    const { words } = this
    this.part('heading').textContent = words.text(example ? 'runtime.result.example' : 'runtime.result.title')
    this.part('example').hidden = !example
    this.part('sentence').textContent = sentence(this.table, result, this.titles, words)
    this.part('basis').textContent = words.text('runtime.result.basis', { answered: result.answered, items: result.items })
    this.part('printed').textContent = words.text('runtime.result.printed', { time: words.time(now), version: result.version })
    for (const id of Object.keys(this.table.dimensions)) this.showDimension(id, shown)
    this.showRecommendations(shown)
    this.region.hidden = false
    this.showChart(result)
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
   * @param {string} id
   * @param {Shown} shown
   */
  showDimension (id, { result, answers, comments }) {
    const score = /** @type {Score} */ (result.scores[id])
    const band = result.bands[id]
    const { words } = this
    const row = need(this.region, `[data-row="${id}"]`, HTMLElement, 'result')
    const section = need(this.region, `[data-dimension="${id}"]`, HTMLElement, 'result')
    for (const place of all(this.region, `[data-score="${id}"][data-part]`)) {
      const part = /** @type {keyof Score} */ (place.getAttribute('data-part'))
      this.showNumber(place, part, score[part])
    }
    this.part('state', row).textContent = band ? this.titles.bands[band] ?? band : whyNoValue(this.table, score, words)
    this.part('bounds', row).hidden = score.lower === null
    this.part('band', section).textContent = band ? this.titles.bands[band] ?? band : words.text('runtime.no-value.title')
    const reading = this.part('reading', section)
    if (reading.dataset['band'] !== (band ?? '')) {
      reading.dataset['band'] = band ?? ''
      reading.replaceChildren(band ? cloneTemplate(this.region, `reading.${id}.${band}`) : '')
    }
    this.part('uncertain', section).replaceChildren(...uncertainty(this.table, id, score, words)
      .split(/\{(lower|upper)\}/)
      .map((piece) => piece === 'lower' || piece === 'upper' ? this.number(id, piece, score[piece]) : piece))
    for (const entry of all(section, '[data-rests-on]')) this.showAnswer(entry, answers, comments)
  }

  /**
   * @param {string} dimension
   * @param {keyof Score} part
   * @param {number | null} number
   * @returns {HTMLElement} a number inside a text
   */
  number (dimension, part, number) {
    const place = element('span', { 'data-score': dimension, 'data-part': part })
    this.showNumber(place, part, number)
    return place
  }

  /**
   * @param {HTMLElement} place
   * @param {keyof Score} part
   * @param {number | null} number
   */
  showNumber (place, part, number) {
    const counts = part === 'answered' || part === 'items'
    place.dataset['value'] = number === null ? '' : String(number)
    if (number === null) place.textContent = this.words.text('runtime.no-value.cell')
    else place.textContent = counts ? String(number) : this.words.points(number)
  }

  /**
   * @param {HTMLElement} entry a question that the value rests on
   * @param {Answers} answers
   * @param {Record<string, string>} comments
   */
  showAnswer (entry, answers, comments) {
    const item = entry.dataset['restsOn'] ?? ''
    const answer = answers[item]
    const comment = this.part('comment', entry)
    this.part('answer', entry).textContent = answer === undefined
      ? this.words.text('runtime.unanswered')
      : this.form.labelOf(item, answer)
    comment.textContent = comments[item] ?? ''
    comment.hidden = !comment.textContent
  }

  /** @param {Shown} shown */
  showRecommendations ({ result, answers }) {
    const entries = firedRules(this.table, result.scores, answers).map((place) => {
      const entry = cloneTemplate(this.region, `rule.${place}`)
      const basis = entry.querySelector('[data-part="rule-basis"]')
      basis?.replaceChildren(...this.ruleBasis(this.table.rules[place]?.[1] ?? [], result, answers))
      return entry
    })
    this.part('recommendations').replaceChildren(...entries.slice(0, FIRST))
    this.part('more-recommendations').replaceChildren(...entries.slice(FIRST))
    this.part('more').hidden = entries.length <= FIRST
    this.part('more-title').textContent = this.words.count('runtime.more', Math.max(0, entries.length - FIRST))
    this.part('no-recommendations').hidden = entries.length > 0
  }

  /**
   * What a recommendation rests on: dimensions with their values, questions with their answers.
   *
   * @param {Condition[]} conditions
   * @param {Result} result
   * @param {Answers} answers
   * @returns {Array<Node | string>}
   */
  ruleBasis (conditions, result, answers) {
    const subjects = new Map(conditions.map(([kind, id]) => [id, kind]))
    const parts = [...subjects].map(([id, kind]) => {
      if (kind === 'd') {
        const title = this.words.inSentence(this.titles.dimensions[id] ?? id)
        return element('span', {}, `${title} `, this.number(id, 'value', result.scores[id]?.value ?? null))
      }
      const answer = answers[id]
      return element('span', {}, this.words.text('runtime.basis.item', {
        number: this.form.questions.get(id)?.number ?? id,
        answer: answer === undefined ? '' : this.words.inSentence(this.form.labelOf(id, answer))
      }))
    })
    return [`${this.words.text('runtime.basis')} `, ...parts.flatMap((part, at) => at ? [', ', part] : [part])]
  }

  /** @param {Result} result */
  showChart (result) {
    const axes = Object.entries(result.scores).map(([id, score]) => ({ title: this.titles.dimensions[id] ?? id, score }))
    const figure = this.part('figure')
    figure.hidden = !drawable(axes)
    this.part('chart-failed').hidden = true
    if (figure.hidden) return
    const place = this.part('chart')
    const values = axes.map(({ title, score }) => {
      return `${title} ${score.value === null ? this.words.text('runtime.no-value.cell') : this.words.points(score.value)}`
    })
    place.setAttribute('aria-label', this.words.text('runtime.chart', { values: values.join(', ') }))
    this.part('field-note').hidden = !hasField(axes)
    const chart = this.chart ??= new Chart(place)
    // Words and numbers first: the chart comes a frame later.
    requestAnimationFrame(async () => {
      const drawn = await chart.draw(axes)
      place.hidden = !drawn
      this.part('chart-failed').hidden = drawn
    })
  }

  /**
   * On paper nothing can be unfolded.
   *
   * @param {boolean} open
   */
  unfold (open) {
    for (const fold of all(this.region, 'details')) {
      if (open && !fold.hasAttribute('open')) fold.setAttribute('data-unfolded', '')
      if (open) fold.setAttribute('open', '')
      else if (fold.hasAttribute('data-unfolded')) ['open', 'data-unfolded'].forEach((name) => fold.removeAttribute(name))
    }
  }
}
