/**
 * Builds the committed browser scripts in `overrides/assets/samkompass` from the sources beside this file.
 *
 *     node assessments/runtime/build.mjs            write them
 *     node assessments/runtime/build.mjs --check    compare them with what is committed; exit 1 when they differ
 *
 * Every bundle is one classic script, so that it runs from file://. The output depends on the sources and on
 * package-lock.json alone.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

import * as esbuild from 'esbuild'

const HERE = dirname(fileURLToPath(import.meta.url))
const ROOT = join(HERE, '..', '..')
const OUT = join(ROOT, 'overrides', 'assets', 'samkompass')

/** The bundles: output name → source. One whose source is not there is skipped. */
const BUNDLES = {
  'runtime.js': 'main.mjs',
  'items.js': 'items.mjs',
  'site.js': 'site/site.mjs',
  'search.js': 'site/search.mjs',
  'charts.js': 'site/charts.mjs',
  'frame.js': 'site/frame.mjs',
  'snippets.js': 'site/snippets.mjs',
  'plotly.js': 'plotly/entry.mjs'
}

/**
 * @param {string} name output name
 * @param {string} source path below this folder
 * @returns {Promise<Map<string, Buffer>>} output file name → bytes
 */
async function bundle (name, source) {
  const banner = `/* Built from assessments/runtime/${source} by "npm run build"; do not edit. */`
  const result = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [join(HERE, source)],
    outfile: join(OUT, name),
    banner: { js: banner },
    bundle: true,
    charset: 'utf8',
    define: { global: 'window', 'define.amd': 'false', 'process.env.NODE_DEBUG': 'false' },
    format: 'iife',
    legalComments: 'external',
    logLevel: 'error',
    metafile: true,
    minify: true,
    target: ['es2020'],
    write: false
  })
  /** @type {Map<string, Buffer>} */
  const files = new Map()
  let comments = ''
  for (const file of result.outputFiles) {
    if (file.path.endsWith('.LEGAL.txt')) comments = file.text
    else files.set(basename(file.path), Buffer.from(file.contents))
  }
  const legal = legalText(name, Object.keys(result.metafile.inputs), comments)
  if (legal) files.set(`${name}.LEGAL.txt`, Buffer.from(legal))
  return files
}

/**
 * The licences of every package whose code is in a bundle.
 *
 * @param {string} name output name
 * @param {string[]} inputs paths of the bundled files, from the project's root
 * @param {string} comments legal comments that esbuild collected from the code
 * @returns {string} empty when nothing of others is bundled
 */
function legalText (name, inputs, comments) {
  const folders = new Set()
  for (const input of inputs) {
    const parts = input.split('/')
    const at = parts.lastIndexOf('node_modules')
    if (at < 0) continue
    const scoped = parts[at + 1]?.startsWith('@') ? 3 : 2
    folders.add(parts.slice(0, at + scoped).join('/'))
  }
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'))
    const file = readdirSync(join(ROOT, folder)).sort().find((entry) => /^licen[cs]e/i.test(entry))
    const text = file ? readFileSync(join(ROOT, folder, file), 'utf8').replace(/\r\n/g, '\n').trim() : ''
    return `${name} ${version} (${typeof license === 'string' ? license : 'see below'})\n\n${text}`
  })
  if (!texts.length) return ''
  if (comments.trim()) texts.push(`Notices in the code:\n\n${comments.trim()}`)
  return `Code of others in ${name}\n\n${texts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`
}

/** @returns {Promise<Map<string, Buffer>>} every output file */
async function buildAll () {
  const files = new Map()
  for (const [name, source] of Object.entries(BUNDLES)) {
    for (const [file, bytes] of await bundle(name, source)) files.set(file, bytes)
    // Plotly's rules as a stylesheet of its own: the page's content security policy allows no inline styles.
    if (name === 'plotly.js') {
      files.set('plotly.css', readFileSync(join(ROOT, 'node_modules', 'plotly.js', 'dist', 'plotly.css')))
    }
  }
  return files
}

const files = await buildAll()
if (process.argv.includes('--check')) {
  const differing = [...files].filter(([name, bytes]) => {
    const path = join(OUT, name)
    return !existsSync(path) || !readFileSync(path).equals(bytes)
  }).map(([name]) => relative(ROOT, join(OUT, name)).split(sep).join('/'))
  if (differing.length) {
    console.error(`Not the same as a fresh build:\n  ${differing.join('\n  ')}\nMend it with: npm ci && npm run build`)
    process.exitCode = 1
  } else {
    console.log(`${files.size} built files are as their sources say.`)
  }
} else {
  mkdirSync(OUT, { recursive: true })
  for (const [name, bytes] of files) {
    writeFileSync(join(OUT, name), bytes)
    console.log(`${String(bytes.length).padStart(9)} B  ${name}`)
  }
}
