/**
 * Scoring tables of the repository's instruments. Made here from the YAML, apart from the generator, so that the examples
 * check both.
 */
import { readYaml } from './support.mjs'

/** @import { Table } from '../core/types.mjs' */

const TREATMENTS = ['open', 'out', 'low', 'high']

/**
 * @param {Record<string, unknown>} members
 * @returns {any} those that are there and not empty
 */
function kept (members) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => {
    return value !== undefined && value !== null && !(Array.isArray(value) && !value.length)
  }))
}

/** @param {any} condition @returns {any[]} */
function conditionRow ({ dimension, item, is, type, share, flag, priority, role, at_most: most, at_least: least }) {
  const limit = most === undefined ? [1, least] : [-1, most]
  if (dimension) return ['d', dimension, ...limit]
  if (item) return is ? ['a', item, is] : ['i', item, ...limit]
  if (share) return ['s', share, ...limit]
  return type ? ['t', type] : flag ? ['f', flag] : priority ? ['p', priority] : ['r', role]
}

/** @param {any[]} [conditions] @returns {any[][]} */
function rows (conditions = []) {
  return conditions.map(conditionRow)
}

/** @param {any} [treatment] @param {any} [other] @returns {number[]} */
function treatmentOf (treatment = {}, other = { dk: 'open', na: 'out', skipped: 'out', unanswered: 'open' }) {
  return ['dk', 'na', 'skipped', 'unanswered'].map((state) => TREATMENTS.indexOf(treatment[state] ?? other[state]))
}

/** @param {any[]} [bands] @returns {any[]} */
function bandRows (bands = []) {
  return bands.map(({ id, from, to }) => [id, from, to])
}

/**
 * @param {string} id of a scale
 * @param {string[]} folder
 * @returns {{ends: [number, number], points: number[] | undefined}}
 */
function scaleOf (id, folder) {
  const { values } = readYaml(...folder, 'scales', `${id}.yml`)
  const points = values.map((/** @type {any} */ { value, points }) => points ?? value - values[0].value)
  return {
    ends: [values[0].value, values.at(-1).value],
    points: points.every((/** @type {number} */ point, /** @type {number} */ at) => point === at) ? undefined : points
  }
}

/** @param {any} dimension @param {any[]} items @param {any} instrument @returns {any} */
function membersOf ({ id, of, bands, minimum_answered: minimum, treatment }, items, instrument) {
  const options = kept({
    d: of && 1,
    m: minimum,
    t: treatment && treatmentOf(treatment, { dk: 'open', na: 'out', skipped: 'out', unanswered: 'open', ...instrument.treatment }),
    b: bandRows(bands)
  })
  const members = of
    ? Object.entries(of).map(([part, how]) => [part, [how.weight ?? how, how.reverse ? 1 : 0]])
    : items.filter(({ weights }) => weights?.[id]).map(({ id: item, weights, reverse }) => [item, [weights[id], reverse ? 1 : 0]])
  return Object.fromEntries([...Object.keys(options).length ? [['', options]] : [], ...members])
}

/**
 * @param {string} id of an instrument
 * @param {string[]} folder that instruments and their scales are in, below the project's root
 * @returns {Table}
 */
export function tableOf (id, folder = ['assessments']) {
  const instrument = readYaml(...folder, id, 'instrument.yml')
  const items = instrument.sections.flatMap((/** @type {any} */ section) => {
    return section.items.map((/** @type {any} */ item) => ({ ...item, asked: section.importance && !item.target }))
  })
  const { shares, quadrant, priorities, importance } = instrument
  return kept({
    format: 'samkompass-table/2',
    instrument: id,
    version: instrument.version,
    hash: 'a'.repeat(64),
    minimum: instrument.minimum_answered,
    treatment: treatmentOf(instrument.treatment),
    items: Object.fromEntries(items.map((/** @type {any} */ item) => {
      const { ends, points } = scaleOf(item.scale ?? instrument.scale, folder)
      const options = kept({ p: points, r: item.required ? 1 : null, s: rows(item.show_if), o: item.roles, w: item.asked ? 1 : null })
      return [item.id, Object.keys(options).length ? [...ends, options] : ends]
    })),
    importance: importance && scaleOf(importance.scale, folder).ends,
    roles: (instrument.roles ?? []).map((/** @type {any} */ role) => role.id),
    roleRequired: instrument.role_required ? 1 : null,
    dimensions: Object.fromEntries(instrument.dimensions.map((/** @type {any} */ dimension) => {
      return [dimension.id, membersOf(dimension, items, instrument)]
    })),
    bands: bandRows(instrument.bands),
    rules: (instrument.recommendations ?? []).map((/** @type {any} */ rule) => [rule.recommendation, rows(rule.when)]),
    shares: shares && [shares.of, shares.margin ?? 1000],
    quadrant: quadrant && [quadrant.x, quadrant.y, quadrant.x_border ?? 5000, quadrant.y_border ?? 5000,
      ['low-low', 'high-low', 'low-high', 'high-high'].map((field) => quadrant.types[field])],
    flags: (instrument.flags ?? []).map((/** @type {any} */ flag) => [flag.id, rows(flag.when)]),
    priorities: priorities && [priorities.target, priorities.count ?? 5],
    migrations: (instrument.migrations ?? []).map((/** @type {any} */ step) => [
      step.from, step.table ?? '', step.renamed ?? {}, step.removed ?? [], step.values ?? {}, step.added ?? []
    ])
  })
}
