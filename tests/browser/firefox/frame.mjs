/**
 * Uses a self-assessment in a frame in Debian's Firefox ESR, and prints what it saw as JSON: facts, which the tests in
 * Python judge.
 *
 * Usage: node frame.mjs <executable> <address of a page with the frame> <folder for the profile> <answers.json>
 */
import { readFileSync } from 'node:fs'
import { env } from 'node:process'
import puppeteer from 'puppeteer-core'

const [executablePath, address, folder, answersFile] = process.argv.slice(2)
const answers = JSON.parse(readFileSync(answersFile, 'utf-8'))
const facts = { errors: [] }

const browser = await puppeteer.launch({
  browser: 'firefox',
  protocol: 'webDriverBiDi',
  executablePath,
  headless: true,
  env: { ...env, HOME: folder },
  extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true, 'intl.accept_languages': 'sv-SE,sv' }
})

try {
  const page = await browser.newPage()
  page.setDefaultTimeout(20_000)
  page.on('console', (message) => { if (message.type() === 'error') facts.errors.push(message.text()) })
  page.on('pageerror', (error) => facts.errors.push(String(error)))
  await page.goto(address)
  await page.$eval('iframe', (frame) => frame.scrollIntoView())
  await page.waitForFunction(() => window.heard.length > 0)
  // The page hears from the frame a moment before the driver knows where the frame is.
  const shown = () => page.frames().find((one) => one.url().includes('-inbaddad.html'))
  for (let tries = 0; !shown() && tries < 100; tries += 1) await new Promise((later) => { setTimeout(later, 100) })
  const frame = shown()
  await frame.waitForSelector('[data-action="show-result"]:not([disabled])')
  const heights = async () => {
    const high = await frame.$eval('[data-frame]', (content) => Math.ceil(content.getBoundingClientRect().height))
    await page.waitForFunction((height) => document.querySelector('iframe').clientHeight === height, {}, high)
    return high
  }
  /** Where something in the frame is in the window, from its top. */
  const place = async (selector) =>
    await page.$eval('iframe', (one) => one.getBoundingClientRect().top) +
    await frame.$eval(selector, (one) => one.getBoundingClientRect().top)

  facts.start = await heights()
  await frame.evaluate((all) => {
    for (const [item, answer] of Object.entries(all)) {
      document.querySelector(`input[name="${item}"][value="${answer}"]`).click()
    }
  }, answers)
  await frame.$eval('[data-action="show-result"]', (button) => { button.focus(); button.click() })
  await frame.waitForSelector('[data-result]:not([hidden]) [data-row]')
  await frame.waitForSelector('[data-part="chart"] svg path.point')
  facts.withResult = await heights()
  facts.focus = await frame.evaluate(() => document.activeElement?.dataset.part)
  await new Promise((resolve) => setTimeout(resolve, 300))
  facts.place = await place('[data-part="heading"]')
  facts.window = await page.evaluate(() => window.innerHeight)
  facts.heard = await page.evaluate(() => window.heard)

  const opened = new Promise((resolve) => browser.once('targetcreated', resolve))
  await frame.$eval('[data-recommendation] a', (link) => link.click())
  facts.opened = await Promise.race([
    opened.then(async (target) => {
      const other = await target.page()
      await other.waitForSelector('h1')
      return other.url()
    }),
    new Promise((resolve) => setTimeout(() => resolve(''), 8_000))
  ])
  facts.stays = frame.url()
} catch (error) {
  facts.failed = String(error?.stack ?? error)
} finally {
  await browser.close()
}
console.log(JSON.stringify(facts))
