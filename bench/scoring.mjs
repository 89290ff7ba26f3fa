/**
 * How long a result takes: with the runtime's scorer, and with the same scores, bands and rules declared as calculated
 * values in SurveyJS' survey-core. Both in one run, in turns; medians.
 *
 *     node bench/scoring.mjs [< table.json]      prints {"items", "ours_us", "survey_us", "ratio"}
 *
 * Without a table one with 55 items is made up. What is compared favours the other: it computes no bounds, priorities or
 * order of recommendations, and its expressions take no branching. Both must come to the same values and bands.
 */
import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'

import { Model } from 'survey-core'

import { score } from '../assessments/runtime/core/scoring.mjs'

const ROUNDS = 7
const SETS = 50

/** @returns {any} a table of 55 items in eight dimensions, with two rules each */
function madeUp () {
  const items = Array.from({ length: 55 }, (_, at) => `fraga-${at}`)
  const dimensions = Array.from({ length: 8 }, (_, at) => `omrade-${at}`)
  return {
    format: 'samkompass-table/2',
    instrument: 'prov',
    version: '1.0',
    hash: '',
    minimum: 6000,
    treatment: [0, 1, 1, 0],
    items: Object.fromEntries(items.map((id) => [id, [0, 4]])),
    dimensions: Object.fromEntries(dimensions.map((id, place) => [
      id, Object.fromEntries(items.filter((_, at) => at % 8 === place).map((item, at) => [item, [1 + at % 2, at % 5 ? 0 : 1]]))
    ])),
    bands: [['lag', 0, 3333], ['mellan', 3334, 6666], ['hog', 6667, 10000]],
    rules: dimensions.flatMap((id, at) => [
      [`rad-${at}`, [['d', id, -1, 5000]]], [`steg-${at}`, [['d', id, 1, 6667], ['i', items[at], -1, 2]]]
    ])
  }
}

/** @param {any} table @returns {Array<[string, any]>} dimensions that the expressions below can say */
function plain (table) {
  return Object.entries(table.dimensions).filter(([, members]) => {
    const options = Object.keys(members).flatMap((item) => Object.keys(table.items[item]?.[2] ?? {}))
    return !members['']?.d && !members['']?.t && !options.some((option) => 'pso'.includes(option))
  })
}

/** @param {any} table @returns {Model} the same scores as calculated values */
function declared (table) {
  const values = []
  for (const [id, members] of plain(table)) {
    const { m = table.minimum, b = table.bands } = members[''] ?? {}
    const rows = Object.entries(members).filter(([item]) => item).map(([item, [weight, reversed]]) => {
      const [low, high] = table.items[item]
      const steps = reversed ? `(${high} - {${item}})` : `({${item}} - ${low})`
      return { is: `{${item}} >= ${low}`, item, steps: `${weight} * ${steps}`, range: weight * (high - low) }
    })
    /** @param {(row: any) => string} of */
    const sum = (of) => rows.map(of).join(' + ')
    values.push(
      { name: `${id}_reached`, expression: sum(({ is, steps }) => `iif(${is}, ${steps}, 0)`) },
      { name: `${id}_range`, expression: sum(({ is, range }) => `iif(${is}, ${range}, 0)`) },
      { name: `${id}_answered`, expression: sum(({ is }) => `iif(${is}, 1, 0)`) },
      { name: `${id}_items`, expression: sum(({ item }) => `iif({${item}} = 'na', 0, 1)`) },
      {
        name: id,
        expression: `iif({${id}_answered} > 0 and {${id}_answered} * 10000 >= ${m} * {${id}_items}, round({${id}_reached} * 10000 / {${id}_range}), -1)`
      },
      {
        name: `${id}_band`,
        expression: b.reduce((/** @type {string} */ rest, /** @type {any} */ [band, from]) => `iif({${id}} >= ${from}, '${band}', ${rest})`, "''")
      }
    )
  }
  const known = new Set(plain(table).map(([id]) => id))
  for (const [place, [, conditions]] of (table.rules ?? []).entries()) {
    if (!conditions.every(([kind, id]) => kind === 'i' || (kind === 'd' && known.has(id)))) continue
    const tests = conditions.map(([kind, id, side, limit]) => {
      const low = kind === 'd' ? 0 : table.items[id][0]
      return `{${id}} >= ${low} and {${id}} ${side < 0 ? '<=' : '>='} ${limit}`
    })
    values.push({ name: `rule_${place}`, expression: `iif(${tests.join(' and ')}, 1, 0)` })
  }
  const elements = Object.entries(table.items).map(([name, [low, high]]) => ({
    type: 'radiogroup', name, choices: [...Array.from({ length: high - low + 1 }, (_, at) => low + at), 'dk', 'na']
  }))
  return new Model({ elements, calculatedValues: values })
}

/** @param {any} table @returns {Array<Record<string, any>>} answers; one in ten is missing, `dk` or `na` */
function anyAnswers (table) {
  let seed = 1
  const next = (/** @type {number} */ below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor(seed / 65536) % below
  }
  return Array.from({ length: SETS }, () => Object.fromEntries(Object.entries(table.items).flatMap(([id, [low, high]]) => {
    const chance = next(30)
    if (chance === 0) return []
    return [[id, chance === 1 ? 'dk' : chance === 2 ? 'na' : low + next(high - low + 1)]]
  })))
}

/** @param {(answers: any) => unknown} work @param {any[]} sets @param {number} times @returns {number} microseconds each */
function each (work, sets, times) {
  const started = process.hrtime.bigint()
  for (let time = 0; time < times; time += 1) for (const answers of sets) work(answers)
  return Number(process.hrtime.bigint() - started) / 1000 / times / sets.length
}

/** @param {number[]} numbers @returns {number} */
function median (numbers) {
  return /** @type {number} */ ([...numbers].sort((a, b) => a - b)[numbers.length >> 1])
}

const given = process.stdin.isTTY ? '' : await text(process.stdin)
const table = given.trim() ? JSON.parse(given) : madeUp()
assert.deepEqual([0, 1, 3].map((state) => table.treatment[state]), [0, 1, 0], 'the expressions know no other treatment')
assert.ok(plain(table).length, 'no dimension can be compared')
const survey = declared(table)
const sets = anyAnswers(table)
const importance = table.importance
  ? Object.fromEntries(Object.keys(table.items).map((id, at) => [id, table.importance[0] + at % (table.importance[1] - table.importance[0] + 1)]))
  : {}
const ours = (/** @type {any} */ answers) => score(table, { answers, importance, role: table.roles?.[0] })
const theirs = (/** @type {any} */ answers) => { survey.data = answers }

for (const answers of sets) {
  const { scores, bands } = ours(answers)
  theirs(answers)
  for (const [id] of plain(table)) {
    assert.equal(survey.getVariable(id), scores[id]?.value ?? -1, id)
    assert.equal(survey.getVariable(`${id}_band`), bands[id] ?? '', id)
  }
}
each(ours, sets, 200)
const times = Array.from({ length: ROUNDS }, () => [each(ours, sets, 200), each(theirs, sets, 1)])
const [ours_us = 0, survey_us = 0] = [0, 1].map((side) => median(times.map((pair) => pair[side] ?? 0)))
console.log(JSON.stringify({ items: Object.keys(table.items).length, ours_us, survey_us, ratio: survey_us / ours_us }))
