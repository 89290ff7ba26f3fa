import assert from 'node:assert/strict'
import { test } from 'node:test'

import { Hint, place } from '../hint.mjs'

/** A hint whose view notes what shows, and whose time passes when the test says so. */
function setUp () {
  /** @type {string[]} */
  const noted = []
  /** @type {Set<() => void>} */
  const waiting = new Set()
  const hint = new Hint({
    show: (/** @type {string} */ anchor, touch) => { noted.push(`show ${anchor}${touch ? ' by touch' : ''}`) },
    hide: () => { noted.push('hide') },
    later: (run) => {
      waiting.add(run)
      return () => { waiting.delete(run) }
    }
  })
  const timePasses = () => {
    const due = [...waiting]
    waiting.clear()
    for (const run of due) run()
  }
  return { hint, noted, timePasses }
}

test('a pointer that rests on a term shows its hint', () => {
  const { hint, noted, timePasses } = setUp()
  hint.enter('a')
  assert.deepEqual(noted, [])
  timePasses()
  assert.deepEqual(noted, ['show a'])
})

test('a pointer that passes by shows nothing', () => {
  const { hint, noted, timePasses } = setUp()
  hint.enter('a')
  hint.leave()
  timePasses()
  assert.deepEqual(noted, [])
})

test('a pointer can move from the term onto the hint', () => {
  const { hint, noted, timePasses } = setUp()
  hint.enter('a')
  timePasses()
  hint.leave()
  hint.stay()
  timePasses()
  assert.deepEqual(noted, ['show a'])
})

test('a pointer that comes back keeps the hint', () => {
  const { hint, noted, timePasses } = setUp()
  hint.enter('a')
  timePasses()
  hint.leave()
  hint.enter('a')
  timePasses()
  assert.deepEqual(noted, ['show a'])
})

test('a hint goes when the pointer has left', () => {
  const { hint, noted, timePasses } = setUp()
  hint.enter('a')
  timePasses()
  hint.leave()
  timePasses()
  assert.deepEqual(noted, ['show a', 'hide'])
})

test('one hint shows at a time', () => {
  const { hint, noted, timePasses } = setUp()
  hint.focus('a')
  hint.enter('b')
  timePasses()
  assert.deepEqual(noted, ['show a', 'hide', 'show b'])
})

test('the focus shows a hint at once, and takes it away when it leaves', () => {
  const { hint, noted } = setUp()
  hint.focus('a')
  hint.blur()
  assert.deepEqual(noted, ['show a', 'hide'])
})

test('a hint stays while its term has the focus, wherever the pointer goes', () => {
  const { hint, noted, timePasses } = setUp()
  hint.focus('a')
  hint.enter('a')
  hint.leave()
  timePasses()
  assert.deepEqual(noted, ['show a'])
})

test('closing takes a hint away, and tells whether there was one', () => {
  const { hint, noted, timePasses } = setUp()
  assert.equal(hint.close(), false)
  hint.enter('a')
  timePasses()
  assert.equal(hint.close(), true)
  assert.deepEqual(noted, ['show a', 'hide'])
})

test('a hint that was closed stays away until the pointer or the focus comes anew', () => {
  const { hint, noted, timePasses } = setUp()
  hint.focus('a')
  hint.close()
  timePasses()
  assert.deepEqual(noted, ['show a', 'hide'])
  hint.enter('a')
  timePasses()
  assert.deepEqual(noted, ['show a', 'hide', 'show a'])
})

test('closing calls off a hint that was about to show', () => {
  const { hint, noted, timePasses } = setUp()
  hint.enter('a')
  hint.close()
  timePasses()
  assert.deepEqual(noted, [])
})

test('the first tap shows the hint, and the second follows the link', () => {
  const { hint, noted } = setUp()
  assert.equal(hint.tap('a'), true)
  assert.equal(hint.tap('a'), false)
  assert.deepEqual(noted, ['show a by touch'])
})

test('a tap on another term shows that one', () => {
  const { hint, noted } = setUp()
  hint.tap('a')
  assert.equal(hint.tap('b'), true)
  assert.deepEqual(noted, ['show a by touch', 'hide', 'show b by touch'])
})

test('what a tap has opened stays when the focus moves on into it', () => {
  const { hint, noted } = setUp()
  hint.tap('a')
  hint.blur()
  assert.deepEqual(noted, ['show a by touch'])
})

const VIEW = { width: 320, height: 640 }
const SIZE = { width: 200, height: 100 }

test('a hint goes below its term, and starts where it starts', () => {
  const { left, top } = place({ left: 50, top: 100, bottom: 120 }, SIZE, VIEW)
  assert.equal(left, 50)
  assert.ok(top >= 120 && top < 130)
})

test('a hint goes above its term where there is no room below', () => {
  const { top } = place({ left: 50, top: 600, bottom: 620 }, SIZE, VIEW)
  assert.ok(top + SIZE.height <= 600 && top + SIZE.height > 590)
})

test('a hint goes below where there is room on neither side, so that one can scroll to it', () => {
  const { top } = place({ left: 50, top: 60, bottom: 80 }, { width: 200, height: 600 }, VIEW)
  assert.ok(top >= 80)
})

test('a hint stays within the sides of the window', () => {
  for (const at of [-20, 0, 150, 319]) {
    const { left } = place({ left: at, top: 100, bottom: 120 }, SIZE, VIEW)
    assert.ok(left > 0 && left + SIZE.width < VIEW.width, String(at))
  }
})
