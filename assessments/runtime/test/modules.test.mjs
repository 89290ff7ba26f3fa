import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'

import { startModules } from '../dom/modules.mjs'
import { Store } from '../dom/store.mjs'
import { fileName } from '../dom/files.mjs'
import { ROOT } from './support.mjs'

describe('the core', () => {
  it('knows no page, no storage and no clock', () => {
    const folder = join(ROOT, 'assessments', 'runtime', 'core')
    for (const file of readdirSync(folder)) {
      const code = readFileSync(join(folder, file), 'utf8').replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '')
      assert.doesNotMatch(code, /\b(document|window|localStorage|Date\.now|new Date\(\)|Math\.random)\b|from '\.\.\//, file)
    }
  })
})

describe('a store', () => {
  it('says no instead of throwing where storage is forbidden', () => {
    const store = new Store(() => { throw new Error('SecurityError') }, 'key')
    assert.deepEqual([store.load(), store.save('text'), store.clear()], [null, false, false])
  })

  it('says no when there is no room', () => {
    const full = /** @type {Storage} */ (/** @type {unknown} */ ({ setItem () { throw new Error('QuotaExceededError') } }))
    assert.equal(new Store(() => full, 'key').save('text'), false)
  })
})

describe('components', () => {
  it('start one by one: one that fails is reported, and the others work', () => {
    class Element { constructor (/** @type {string} */ name) { this.name = name } getAttribute () { return this.name } }
    const surroundings = /** @type {any} */ (globalThis)
    surroundings.HTMLElement = Element
    const page = /** @type {any} */ ({ querySelectorAll: () => ['broken', 'unknown', 'constructor', 'sound'].map((name) => new Element(name)) })
    /** @type {unknown[]} */
    const reported = []
    /** @type {any[]} */
    const started = []
    startModules(page, {
      broken: class { constructor () { throw new Error('no such part') } },
      sound: class { constructor (/** @type {any} */ root) { started.push(root.name) } }
    }, (error) => reported.push(error))
    delete surroundings.HTMLElement
    assert.deepEqual([started, reported.map(String)], [['sound'], ['Error: no such part']])
  })
})

it('a saved file is named by instrument and day', () => {
  assert.equal(fileName('konfiguration', new Date(2026, 0, 5)), 'samkompass-konfiguration-2026-01-05.json')
})
