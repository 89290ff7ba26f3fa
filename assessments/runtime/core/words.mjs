/**
 * Texts of the interface, filled in; numbers, dates and lists the way the language writes them.
 *
 * @import { Params } from './types.mjs'
 */

/** @param {number} score 0–10000 @returns {number} 0–100, half up, as results are shown */
export function points (score) {
  return Math.floor((score + 50) / 100)
}

export class Words {
  /**
   * @param {Record<string, string>} texts key → text with `{name}` where a value goes
   * @param {string} language
   */
  constructor (texts, language) {
    this.texts = texts
    this.language = language
    const locale = language === 'en' ? 'en-GB' : language
    this.lists = new Intl.ListFormat(locale, { type: 'conjunction' })
    this.numbers = new Intl.NumberFormat(locale)
    this.shares = new Intl.NumberFormat(locale, { style: 'percent' })
    this.times = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  }

  /**
   * @param {string} key
   * @param {Params} [params]
   * @returns {string} the key itself when there is no such text: a page with a hole in it is still a page
   */
  text (key, params = {}) {
    const text = Object.hasOwn(this.texts, key) ? /** @type {string} */ (this.texts[key]) : key
    return text.replace(/\{(\w+)\}/g, (hole, name) => Object.hasOwn(params, name) ? String(params[name]) : hole)
  }

  /**
   * A text that has one form for one and another for the rest: `<key>.one` and `<key>.other`.
   *
   * @param {string} key
   * @param {number} count stands as `{count}` in the text
   * @param {Params} [params]
   * @returns {string}
   */
  count (key, count, params = {}) {
    return this.text(`${key}.${count === 1 ? 'one' : 'other'}`, { ...params, count: this.numbers.format(count) })
  }

  /** @param {string[]} entries @returns {string} "a, b och c" */
  list (entries) {
    return this.lists.format(entries)
  }

  /** @param {number} score 0–10000 @returns {string} */
  points (score) {
    return this.numbers.format(points(score))
  }

  /** @param {number} share whole per cent @returns {string} */
  percent (share) {
    return this.shares.format(share / 100)
  }

  /** @param {Date} time @returns {string} empty when it is no time */
  time (time) {
    return Number.isNaN(time.getTime()) ? '' : this.times.format(time)
  }

  /** @param {string} title @returns {string} as it stands inside a sentence; what starts with an abbreviation stays */
  inSentence (title) {
    return title.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLocaleLowerCase(this.language))
  }

  /** @param {string} sentence @returns {string} as it stands at the start of a sentence */
  atStart (sentence) {
    return sentence.charAt(0).toLocaleUpperCase(this.language) + sentence.slice(1)
  }
}
