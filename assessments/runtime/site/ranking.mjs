/**
 * Finds and ranks pages. Pure: the index and a question in, pages with excerpts out; no DOM. MiniSearch counts words; what
 * is a word, and what a word means, the lexicon tells it.
 */
import MiniSearch from 'minisearch'

import { excerpt } from './excerpt.mjs'
import { languageOf } from './languages/language.mjs'
import { Lexicon } from './lexicon.mjs'
import { surest, understand } from './meanings.mjs'
import { words } from './text.mjs'

/** @typedef {import('./excerpt.mjs').Piece} Piece */
/** @typedef {import('./meanings.mjs').Asked} Asked */
/** @typedef {import('./meanings.mjs').Meanings} Meanings */

/**
 * A page as `search/index.js` lists it.
 *
 * @typedef {object} Entry
 * @property {string} u address from the root of the site
 * @property {string} t title
 * @property {string} k kind
 * @property {string[]} s other words for the same thing
 * @property {[anchor: string, heading: string, text: string][]} x its sections; the first has neither anchor nor heading
 *
 * @typedef {{version: number, language: string, kinds: Record<string, string>, pages: Entry[]}} Register what
 *   `search/index.js` hands over; `language` is the code of the pages' language, and `kinds` has the name of each kind
 */

/**
 * @typedef {object} Page
 * @property {string} url address of the page from the root of the site
 * @property {string} title
 * @property {string} kind name of its kind
 * @property {Piece[]} excerpt the text around what was found
 * @property {{url: string, title: string}[]} sections where on the page it was found, best first
 *
 * @typedef {object} Found
 * @property {Page[]} pages best first
 * @property {number} total how many pages were found, also those beyond the limit
 * @property {boolean} near whether the pages only resemble what was asked for
 */

/**
 * @typedef {object} Ranked
 * @property {number} page
 * @property {number} score
 * @property {number[]} sure for each word of the question how sure it is that the page has it, 0–1
 */

const SECTIONS = 3
/** A section is worth a link of its own from this share of the page's best section. */
const SECTION_SHARE = 0.5
/** More of a word than so often tells nothing about a section. */
const OFTEN = 3
/** A page is listed when it has every word about so surely, or from this share of the best page's score. */
const LISTED_SURE = 0.3
const LISTED_SHARE = 0.12
/** So many pages are looked at closely, where the words stand together. */
const CLOSELY = 40
/** Words stand together when the one is within so many words of the other, and so much more the page then counts. */
const TOGETHER = 3
const FOR_TOGETHER = 0.4
/** The higher, the less a page counts that lacks a part of the question. */
const FOR_WHOLE = 1.5

/** How much a word weighs by where it stands: title, address and kind, other words for the page, headings, text. */
const WEIGHTS = { title: 6, name: 6, synonyms: 5, headings: 2, text: 1 }

/** MiniSearch's own, but for `b`: how much longer texts need more of a word. */
const BM25 = { k: 1.2, b: 0.5, d: 0.5 }

/** How much pages of a kind weigh against others that fit equally well; 1 when left out. */
/** @type {Record<string, number>} */
const KINDS = { concept: 1.15, recommendation: 1.1, instrument: 1.1, page: 0.9, source: 0.7 }

/** @type {Found} */
const NOTHING = { pages: [], total: 0, near: false }

/** Searches the pages of a site. */
export class Ranking {
  /** @param {Register} register */
  constructor ({ language, kinds, pages }) {
    this.kinds = kinds
    this.entries = pages
    const texts = pages.flatMap(({ t, s, x }) => [t, ...s, ...x.flatMap(([, ...said]) => said)])
    this.lexicon = new Lexicon([...Object.values(kinds), ...texts], languageOf(language))
    /** @type {MiniSearch} */
    this.index = new MiniSearch({
      fields: Object.keys(WEIGHTS),
      tokenize: words,
      processTerm: (word) => this.lexicon.terms(word)
    })
    this.index.addAll(pages.map((entry, id) => ({ id, ...this.#fields(entry) })))
    /** @type {Map<number, string[][][]>} page → its texts, as they are needed */
    this.texts = new Map()
  }

  /**
   * @param {Entry} entry
   * @returns {Record<keyof typeof WEIGHTS, string>}
   */
  #fields ({ u, t, k, s, x }) {
    return {
      title: t,
      name: [...this.lexicon.named(nameOf(u)), this.kinds[k]].join(' '),
      synonyms: s.join(' '),
      headings: x.map(([, heading]) => heading).join(' '),
      text: x.map(([, , text]) => text).join(' ')
    }
  }

  /**
   * @param {string} question what has been typed so far: its last word may be unfinished unless a space follows
   * @param {number} [limit] at most so many pages
   * @returns {Found}
   */
  find (question, limit = 20) {
    if (question.trim().length < 2) return NOTHING
    const asked = understand(this.lexicon, question, !question.endsWith(' '))
    const meant = asked.map(({ meanings }) => meanings)
    const ranked = this.#ranked(asked)
    const best = ranked[0]
    if (!best) return NOTHING
    const near = asked.some(({ guessed }) => guessed) || best.sure.includes(0)
    const listed = ranked.filter(({ score, sure }) => score >= LISTED_SHARE * best.score || Math.min(...sure) >= LISTED_SURE)
    return { pages: listed.slice(0, limit).map(({ page }) => this.#page(page, meant)), total: listed.length, near }
  }

  /**
   * @param {Asked[]} asked
   * @returns {Ranked[]} best first
   */
  #ranked (asked) {
    const found = asked.map(({ meanings }) => this.#look(meanings))
    const weights = asked.map(({ share }, word) => {
      const pages = [...found[word]?.values() ?? []].reduce((sum, { sure }) => sum + sure, 0)
      return share * Math.log(1 + (this.entries.length - pages + 0.5) / (pages + 0.5))
    })
    const total = (/** @type {number[]} */ list) => list.reduce((sum, each, word) => sum + each * (weights[word] ?? 0), 0)
    const whole = total(asked.map(() => 1))
    const ranked = [...new Set(found.flatMap((hits) => [...hits.keys()]))].map((page) => {
      const sure = found.map((hits) => hits.get(page)?.sure ?? 0)
      const score = total(found.map((hits) => hits.get(page)?.score ?? 0))
      return { page, score: score * (total(sure) / whole) ** FOR_WHOLE, sure }
    })
    const byScore = (/** @type {Ranked} */ a, /** @type {Ranked} */ b) => b.score - a.score || a.page - b.page
    ranked.sort(byScore)
    if (asked.length > 1) {
      for (const one of ranked.slice(0, CLOSELY)) one.score *= 1 + FOR_TOGETHER * this.#together(one.page, asked.map(({ meanings }) => meanings))
      ranked.sort(byScore)
    }
    return ranked
  }

  /**
   * @param {Meanings} meanings of a word of the question
   * @returns {Map<number, {score: number, sure: number}>} the pages that have it
   */
  #look (meanings) {
    const hits = this.index.search({ queries: [...meanings.keys()] }, {
      bm25: BM25,
      boost: WEIGHTS,
      boostTerm: (term) => meanings.get(term) ?? 0,
      boostDocument: (page) => KINDS[this.#entry(page).k] ?? 1,
      tokenize: (term) => [term],
      processTerm: (term) => term
    })
    // MiniSearch favours pages with many of the terms, but here they are all for one word.
    return new Map(hits.map(({ id, score, queryTerms, terms }) => [id, { score: score / queryTerms.length, sure: surest(meanings, terms) }]))
  }

  /**
   * @param {number} page
   * @param {Meanings[]} asked
   * @returns {number} 0–1: the share of neighbouring words of the question that stand together somewhere on the page
   */
  #together (page, asked) {
    const pairs = asked.slice(1).filter((second, at) => this.#texts(page).some((text) => near(text, asked[at] ?? second, second)))
    return pairs.length / (asked.length - 1)
  }

  /**
   * @param {number} page
   * @returns {string[][][]} its names, and each section: for each word what it is found by
   */
  #texts (page) {
    let texts = this.texts.get(page)
    if (!texts) {
      const { t, s, x } = this.#entry(page)
      texts = [[t, ...s].join(' '), ...x.map(([, heading, text]) => `${heading} ${text}`)]
        .map((text) => words(text).map((word) => this.lexicon.terms(word)))
      this.texts.set(page, texts)
    }
    return texts
  }

  /**
   * @param {number} page
   * @param {Meanings[]} asked
   * @returns {Page}
   */
  #page (page, asked) {
    const { u, t, k, x } = this.#entry(page)
    const scores = this.#texts(page).slice(1).map((text) => asked.reduce((score, meanings) => {
      const times = text.reduce((sum, terms) => sum + surest(meanings, terms), 0)
      return score + Math.sqrt(Math.min(OFTEN, times))
    }, 0))
    const order = scores.map((score, section) => ({ score, section })).sort((a, b) => b.score - a.score || a.section - b.section)
    const best = order[0] ?? { score: 0, section: 0 }
    const sections = order
      .filter(({ score }) => score && score >= SECTION_SHARE * best.score)
      .flatMap(({ section }) => {
        const [anchor, heading] = x[section] ?? ['', '']
        return anchor ? [{ url: `${u}#${anchor}`, title: heading }] : []
      })
      .slice(0, SECTIONS)
    const isFound = (/** @type {string} */ word) => {
      const terms = this.lexicon.terms(word.toLowerCase())
      return asked.some((meanings) => surest(meanings, terms) > 0)
    }
    return { url: u, title: t, kind: this.kinds[k] ?? '', excerpt: excerpt(x[best.section]?.[2] ?? '', isFound), sections }
  }

  /**
   * @param {number} page
   * @returns {Entry}
   */
  #entry (page) {
    return /** @type {Entry} */ (this.entries[page])
  }
}

/**
 * @param {string[][]} text for each word what it is found by
 * @param {Meanings} first
 * @param {Meanings} second
 * @returns {boolean} whether two words stand together in a text, in any order
 */
function near (text, first, second) {
  return text.some((terms, place) => surest(first, terms) > 0 &&
    text.slice(Math.max(0, place - TOGETHER), place + TOGETHER + 1).some((others) => others !== terms && surest(second, others) > 0))
}

/**
 * @param {string} url
 * @returns {string} what the page is called in its address: `om/data.html` is data, `gor/index.html` is gor
 */
function nameOf (url) {
  const [name = '', folder = ''] = url.replace(/\.html$/u, '').split('/').reverse()
  return name === 'index' ? folder : name
}
