import { draftOf, emptyDraft, isEmpty } from '../core/draft.mjs'
import { carried, reason } from '../core/messages.mjs'
import { createResponse, formatResponse, MAX_BYTES, parseResponse } from '../core/response.mjs'
import { assess, itemStates } from '../core/scoring.mjs'
import { Words } from '../core/words.mjs'
import { action, all, need, part, readJson } from './elements.mjs'
import { download, fileName, readBytes } from './files.mjs'
import { Form, isAsked } from './form.mjs'
import { Notices } from './notices.mjs'
import { Pager } from './pager.mjs'
import { ResultView } from './result.mjs'
import { Store } from './store.mjs'

/**
 * @import { Draft } from '../core/response.mjs'
 * @import { Refused } from '../core/messages.mjs'
 * @import { Input, Table } from '../core/types.mjs'
 * @import { Settings } from './result.mjs'
 */

/**
 * @typedef {object} Snapshot what "Ångra" brings back
 * @property {Draft} draft
 * @property {boolean} saved whether changes are saved on this computer
 * @property {boolean} changed whether something is kept nowhere
 * @property {boolean} asked whether the person's own result is shown
 */

/**
 * @typedef {object} Asked what is filled in, or the example
 * @property {Input} input
 * @property {import('../core/scoring.mjs').States} states
 * @property {Record<string, string>} comments
 */

/** How long a pause in typing is, in milliseconds, before a comment is saved. */
const PAUSE = 600

/**
 * One instrument: the form, its result, and what the person keeps of it.
 *
 * Visiting the page stores nothing. After "Spara på den här datorn" every change is saved.
 */
export class Instrument {
  /**
   * @param {HTMLElement} root
   * @param {{now?: () => Date, storage?: () => Storage}} [surroundings]
   */
  constructor (root, { now = () => new Date(), storage = () => window.localStorage } = {}) {
    const form = need(root, 'form[data-instrument]', HTMLFormElement)
    /** @type {Settings} */
    const settings = readJson(root, '[data-part="settings"]')
    // The page says which edition it is of: the form is the same in all.
    this.edition = document.documentElement.dataset.edition ?? ''
    this.root = root
    this.now = now
    /** @type {Table} */
    this.table = readJson(root, '[data-scoring-table]')
    this.settings = settings
    const texts = Object.assign({}, ...all(root, '[data-part="texts"]').map((script) => JSON.parse(script.textContent ?? '')))
    this.words = new Words(texts, settings.language)
    this.form = new Form(form, this.table)
    this.notices = new Notices(root, this.words)
    this.pager = new Pager(root, this.words)
    this.result = new ResultView(need(root, '[data-result]', HTMLElement), {
      table: this.table, settings, words: this.words, form: this.form
    })
    this.store = new Store(storage, `samkompass:${this.edition}:${this.table.instrument}`)
    this.saving = part(root, 'saving')

    /** @type {'none' | 'own' | 'example'} */
    this.shown = 'none'
    /** Whether the person has asked for their own result; it is then kept up to date. */
    this.asked = false
    this.saved = false
    /** Whether something is filled in that is kept nowhere. */
    this.changed = false
    /** @type {Date | null} */
    this.savedAt = null
    /** @type {string | undefined} */
    this.created = undefined
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined

    this.guard = (/** @type {Event} */ event) => event.preventDefault()

    this.listen(form)
    this.restore()
    this.refresh()
    this.showSaving()
    // Last: what needs JavaScript shows itself only when everything above works.
    for (const element of all(root, '[data-js], [data-no-js]')) element.hidden = !element.hidden
    for (const button of all(root, 'button[disabled]')) button.removeAttribute('disabled')
    this.pager.show()
  }

  /** @param {HTMLFormElement} form */
  listen (form) {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.showResult()
    })
    form.addEventListener('change', () => this.update())
    form.addEventListener('change', () => setTimeout(() => this.result.prepare()), { once: true })
    form.addEventListener('input', (event) => {
      if (event.target instanceof HTMLInputElement && event.target.type === 'radio') return
      clearTimeout(this.pause)
      this.pause = setTimeout(() => this.update(), PAUSE)
    })
    const file = need(this.root, '[data-action="load"]', HTMLInputElement)
    file.addEventListener('change', () => {
      const chosen = file.files?.[0]
      if (chosen) this.load(chosen).finally(() => { file.value = '' })
    })
    /** @type {Record<string, (button: HTMLElement) => void>} */
    const actions = {
      'clear-answer': (button) => {
        this.form.clearAnswer(button.dataset['of'] ?? '')
        this.update()
      },
      save: () => this.save(),
      download: () => this.download(),
      clear: () => this.clear(),
      print: () => window.print(),
      example: () => this.showExample(),
      'close-example': () => this.closeExample(),
      'to-questions': () => this.pager.go(0)
    }
    this.root.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button[data-action]') : null
      if (button instanceof HTMLElement) actions[button.dataset['action'] ?? '']?.(button)
    })
    // A comment is saved after a pause in typing; leaving the page is one.
    window.addEventListener('pagehide', () => { if (this.saved && this.pause) this.keep() })
  }

  /** @returns {Draft} */
  draft () {
    const { role, ...draft } = this.form.read()
    return this.created === undefined ? draft : { ...draft, created: this.created }
  }

  /** @returns {string} the text of a response file */
  responseText () {
    const { edition, settings: { language } } = this
    const response = createResponse(this.table, { edition, language, now: this.now() }, this.draft())
    this.created = response.created
    return formatResponse(response)
  }

  /** After any change of answers: counts, saves when asked to, and brings a shown result up to date. */
  update () {
    clearTimeout(this.pause)
    this.pause = undefined
    this.notices.hide()
    this.notices.clearErrors()
    this.changed = true
    this.refresh(true)
    if (this.saved && !this.keep()) this.notices.tell(this.words.text('runtime.error.not-saved.text'))
    this.showSaving()
  }

  /** @returns {Asked} */
  filledIn () {
    const input = this.form.read()
    return { input, states: itemStates(this.table, input), comments: input.comments }
  }

  /** @param {boolean} [changed] whether an answer has just changed */
  refresh (changed = false) {
    const asked = this.filledIn()
    this.form.ask(asked.states)
    this.pager.count(asked.states, changed)
    if (this.asked && !this.lacking(asked).length) this.present(asked)
    else this.hideResult()
  }

  /**
   * What must be answered before there is a result.
   *
   * @param {Asked} asked
   * @returns {Array<{text: string, radio: HTMLElement | undefined, error?: HTMLElement | null}>}
   */
  lacking ({ input, states }) {
    const { table, words } = this
    if (table.roleRequired && !table.roles?.includes(input.role ?? '')) {
      return [{ text: words.text('runtime.error.role'), radio: this.form.roles[0] }]
    }
    const questions = [...this.form.questions.values()].filter(({ id }) => isAsked(states[id]))
    const open = questions.filter(({ id }) => states[id] === 'unanswered')
    if (open.length === questions.length) return [{ text: words.text('runtime.error.nothing'), radio: open[0]?.radios[0] }]
    return open.filter(({ error }) => error).map(({ number, text, radios, error }) => {
      return { text: words.text('runtime.error.required', { number, text }), radio: radios[0], error }
    })
  }

  hideResult () {
    this.asked = false
    this.setShown('none')
    this.result.hide()
  }

  /**
   * Shows the person's own result, and tells the page.
   *
   * @param {Asked} [asked]
   */
  present (asked = this.filledIn()) {
    this.asked = true
    this.setShown('own')
    document.dispatchEvent(new CustomEvent('samkompass:result', { detail: this.show(asked) }))
  }

  /**
   * @param {Asked} asked
   * @returns {import('../core/types.mjs').Result}
   */
  show (asked) {
    const assessed = assess(this.table, asked.input)
    this.result.show({ ...asked, ...assessed, example: this.shown === 'example', now: this.now() })
    return assessed.result
  }

  showResult () {
    const asked = this.filledIn()
    const lacking = this.lacking(asked)
    this.notices.hide()
    this.notices.clearErrors()
    if (!lacking.length) {
      this.present(asked)
      this.result.focus()
      return
    }
    this.notices.fail(this.words.text('runtime.error.title'), lacking.map(({ text, radio, error }) => {
      if (error) error.hidden = false
      return {
        text,
        href: `#${radio?.id}`,
        follow: () => {
          if (radio) this.pager.reveal(radio)
          radio?.focus()
        }
      }
    }))
  }

  showExample () {
    const { example: input } = this.settings
    this.setShown('example')
    this.show({ input, states: itemStates(this.table, input), comments: {} })
    this.result.focus()
  }

  closeExample () {
    if (this.asked) {
      this.present()
      this.result.focus()
      return
    }
    this.hideResult()
    action(this.root, 'example').focus()
  }

  /** @param {'none' | 'own' | 'example'} shown */
  setShown (shown) {
    this.shown = shown
    this.root.dataset['shown'] = shown
  }

  /** Saves on this computer, and from now on every change. */
  save () {
    if (this.keep()) {
      this.notices.tell(this.words.text('runtime.saved'))
      // The button is gone: from here on saving goes by itself.
      this.notices.bar.focus()
      return
    }
    this.notices.fail(this.words.text('runtime.error.not-saved'), [{ text: this.words.text('runtime.error.not-saved.text') }])
  }

  /** @returns {boolean} whether the answers are saved on this computer */
  keep () {
    clearTimeout(this.pause)
    this.pause = undefined
    this.saved = this.store.save(this.responseText())
    this.savedAt = this.now()
    this.changed = !this.saved
    this.showSaving()
    return this.saved
  }

  showSaving () {
    this.saving.textContent = this.saved
      ? this.words.text('runtime.saving.on', { time: this.savedAt ? this.words.time(this.savedAt) : '' })
      : this.words.text('runtime.saving.off')
    action(this.root, 'save').hidden = this.saved
    window.removeEventListener('beforeunload', this.guard)
    if (this.changed && !isEmpty(this.draft())) window.addEventListener('beforeunload', this.guard)
  }

  download () {
    const now = this.now()
    const name = fileName(this.table.instrument, now)
    download(name, this.responseText())
    this.changed = false
    this.notices.tell(this.words.text('runtime.downloaded', { name }))
    this.showSaving()
  }

  /** @param {File} file */
  async load (file) {
    const heading = this.words.text('runtime.error.file', { name: file.name })
    let parsed
    try {
      parsed = parseResponse(await readBytes(file, MAX_BYTES), this.table)
    } catch {
      parsed = { ok: /** @type {const} */ (false), code: 'response.unreadable', params: {} }
    }
    if (!parsed.ok) {
      const text = `${this.reason(parsed)} ${this.words.text('runtime.error.untouched')}`
      this.notices.fail(heading, [{ text }])
      return
    }
    const before = this.snapshot()
    const replaced = !isEmpty(before.draft)
    this.take({ ...before, draft: draftOf(parsed.response), changed: false })
    this.notices.tell(
      `${this.words.text(replaced ? 'runtime.loaded.replaced' : 'runtime.loaded', { name: file.name })} ${carried(parsed, this.table, this.settings.notes, this.words)}`.trim(),
      replaced ? () => this.take(before) : null
    )
    this.pager.go(0)
  }

  /** @param {Refused} refused @returns {string} why a file or a draft was refused */
  reason (refused) {
    return reason(refused, (id) => this.form.questions.get(id)?.number, this.words)
  }

  /** Takes everything away, here and on the computer. */
  clear () {
    const before = this.snapshot()
    if (isEmpty(before.draft) && this.store.load() === null) {
      this.notices.tell(this.words.text('runtime.cleared.nothing'))
      return
    }
    if (!this.store.clear() && before.saved) {
      this.notices.fail(this.words.text('runtime.error.not-cleared'), [{ text: this.words.text('runtime.error.not-cleared.text') }])
      return
    }
    this.take({ draft: emptyDraft(), saved: false, changed: false, asked: false })
    this.notices.tell(this.words.text('runtime.cleared'), () => this.take(before))
    this.notices.bar.focus()
  }

  /** @returns {Snapshot} */
  snapshot () {
    return { draft: this.draft(), saved: this.saved, changed: this.changed, asked: this.asked }
  }

  /** @param {Snapshot} snapshot takes the place of what is filled in */
  take ({ draft, saved, changed, asked }) {
    this.created = draft.created
    this.form.write(draft)
    this.saved = saved
    this.changed = changed
    this.asked = asked
    this.refresh()
    if (saved) this.keep()
    this.showSaving()
  }

  /** Brings back what was saved on this computer. */
  restore () {
    const text = this.store.load()
    if (text === null) return
    const parsed = parseResponse(text, this.table)
    if (!parsed.ok) {
      const reason = this.reason(parsed)
      const text = `${reason} ${this.words.text('runtime.error.draft.text')}`
      this.notices.fail(this.words.text('runtime.error.draft'), [{ text }], { focus: false })
      return
    }
    const draft = draftOf(parsed.response)
    this.created = draft.created
    this.form.write(draft)
    this.saved = true
    this.savedAt = new Date(parsed.response.updated ?? '')
    const time = this.words.time(this.savedAt)
    const restored = this.words.text(time ? 'runtime.restored' : 'runtime.restored.undated', { time })
    this.notices.tell(`${restored} ${carried(parsed, this.table, this.settings.notes, this.words)}`.trim())
  }
}
