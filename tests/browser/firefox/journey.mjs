/**
 * Uses the site in Debian's Firefox ESR, and prints what it saw as JSON: facts, which the tests in Python judge.
 *
 * Usage: node journey.mjs <executable> <base URL> <folder for files> <answers.json> <path of a page with a chart> <instrument>…
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const [executablePath, base, folder, answersFile, charted, ...instruments] = process.argv.slice(2)
const answers = JSON.parse(readFileSync(answersFile, 'utf-8'))
const facts = { errors: [], requests: [] }

const browser = await puppeteer.launch({
  browser: 'firefox',
  protocol: 'webDriverBiDi',
  executablePath,
  headless: true,
  env: { ...env, HOME: folder },
  extraPrefsFirefox: {
    // Puppeteer lets every file read every other one. People's browsers do not.
    'security.fileuri.strict_origin_policy': true,
    'intl.accept_languages': 'sv-SE,sv'
  }
})

try {
  facts.version = await browser.version()
  facts.readsItsNeighbour = await readsItsNeighbour()
  const page = await browser.newPage()
  page.setDefaultTimeout(20_000)
  page.on('console', (message) => { if (message.type() === 'error') facts.errors.push(message.text()) })
  page.on('pageerror', (error) => facts.errors.push(String(error)))
  page.on('request', (request) => facts.requests.push(request.url()))
  await page.evaluateOnNewDocument(() => {
    window.noted = []
    window.stopped = []
    document.addEventListener('samkompass:result', (event) => window.noted.push(event.detail))
    document.addEventListener('securitypolicyviolation', (event) => window.stopped.push(event.violatedDirective))
  })
  const result = () => page.evaluate(() => window.noted.at(-1) ?? null)
  const filledIn = () => page.evaluate(() => Object.fromEntries(
    [...document.querySelectorAll('form input[type="radio"]:checked')].map(({ name, value }) => [
      name, /^[0-9]+$/.test(value) ? Number(value) : value
    ])
  ))
  const click = (action) => page.evaluate((name) => document.querySelector(`button[data-action="${name}"]`).click(), action)
  const started = () => page.waitForSelector('[data-action="show-result"]:not([disabled])')
  const shown = () => page.waitForSelector('[data-result]:not([hidden]) [data-row]')

  await page.goto(`${base}bedom/konfiguration.html`)
  await started()
  facts.storedByVisiting = await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)

  await page.evaluate((all) => {
    for (const [item, answer] of Object.entries(all)) {
      document.querySelector(`input[name="${item}"][value="${answer}"]`).click()
    }
  }, answers)
  await click('show-result')
  await shown()
  facts.result = await result()
  facts.focus = await page.waitForFunction(() => document.activeElement?.dataset.part === 'heading').then(() => true)
  facts.values = await page.evaluate(() => Object.fromEntries(
    [...document.querySelectorAll('[data-result] td [data-part="value"]')].map((place) => [place.dataset.score, place.textContent])
  ))
  await page.waitForSelector('[data-part="chart"] svg path.point')
  facts.points = await page.evaluate(() => document.querySelectorAll('[data-part="chart"] svg .scatterlayer path.point').length)

  await click('save')
  await page.reload()
  await started()
  facts.restored = await filledIn()

  await click('clear')
  facts.cleared = await filledIn()
  await click('undo')
  facts.undone = await filledIn()
  await click('clear')

  const table = await page.evaluate(() => JSON.parse(document.querySelector('script[data-scoring-table]').textContent))
  const file = join(folder, 'svar från Åse.json')
  writeFileSync(file, JSON.stringify({
    format: 'samkompass-response/1', instrument: table.instrument, version: table.version, table: table.hash, answers
  }))
  const input = await page.$('[data-action="load"]')
  await input.uploadFile(file)
  await page.waitForFunction(() => document.querySelectorAll('form input[type="radio"]:checked').length > 0)
  facts.loaded = await filledIn()
  await click('show-result')
  await shown()
  facts.resultOfFile = await result()

  facts.examples = {}
  for (const instrument of instruments) {
    await page.goto(`${base}bedom/${instrument}.html`)
    await started()
    await click('example')
    await shown()
    facts.examples[instrument] = await page.evaluate(() => Object.fromEntries(
      [...document.querySelectorAll('[data-row] [data-part="value"]')].map((place) => [place.dataset.score, place.textContent])
    ))
  }

  await page.evaluate(() => document.querySelector('[data-search-open]').click())
  await page.waitForSelector('#sk-search[open] input')
  await page.type('#sk-search input', 'spänningarna')
  await page.waitForSelector('.sk-hit a')
  facts.found = await page.evaluate(() => [...document.querySelectorAll('.sk-hit__title')].map(({ href }) => href))
  facts.stopped = await page.evaluate(() => window.stopped)

  await page.goto(`${base}${charted}`)
  await page.waitForSelector('[data-chart] svg .annotation')
  facts.chart = await page.evaluate(() => document.querySelector('[data-chart]').data.filter(({ name }) => name)
    .map(({ x }) => [...x]))
  facts.drawn = await page.evaluate(() => document.querySelectorAll('[data-chart] svg .annotation').length)
  facts.cells = await page.evaluate(() => [...document.querySelectorAll('#tabell tbody tr')]
    .map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim())))
  facts.stopped.push(...await page.evaluate(() => window.stopped))

  await page.goto(`${base}gor/index.html`)
  await page.waitForSelector('[data-filter]:not([hidden])')
  facts.items = await page.evaluate(() => document.querySelectorAll('[data-filter-item]').length)
  await page.type('[data-filter] input', 'strategi')
  const listed = () => page.evaluate(() => document.querySelectorAll('[data-filter-item]:not([hidden])').length)
  facts.filtered = await listed()
  facts.said = await page.evaluate(() => document.querySelector('[data-filter-status]').textContent)
  await page.click('[data-filter-clear]')
  facts.unfiltered = await listed()
} catch (error) {
  facts.failed = String(error?.stack ?? error)
} finally {
  await browser.close()
}
console.log(JSON.stringify(facts))

/** @returns {Promise<boolean>} whether a page from disk, without a policy of its own, can read the file beside it */
async function readsItsNeighbour () {
  writeFileSync(join(folder, 'probe.html'), '<!doctype html><title>Probe</title>')
  writeFileSync(join(folder, 'beside.txt'), 'read')
  const page = await browser.newPage()
  await page.goto(pathToFileURL(join(folder, 'probe.html')).href)
  const read = await page.evaluate(() => new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.addEventListener('load', () => resolve(request.responseText === 'read'))
    request.addEventListener('error', () => resolve(false))
    request.open('GET', 'beside.txt')
    request.send()
  }))
  await page.close()
  return read
}
