// Gzip budget per route, from the manifest of the last build: the script a first visit to the route must fetch.
// Messages of the reader's language come on top: those of every page, and those of an area; each has a budget.
// Fails when a budget is exceeded or when a route is missing from the table.
import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const DIST = new URL('../dist/', import.meta.url)
const KB = 1000
const BUDGETS = { public: 135, form: 180, organiser: 230 }
const CSS_BUDGET = 20
const MESSAGES_BUDGET = 20

const manifestFile = new URL('.vite/manifest.json', DIST)
if (!existsSync(manifestFile)) throw new Error('no build found: run `npm run build` first')
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'))

function kindOfRoute(key) {
  if (/\/desk[./]/.test(key)) return 'organiser'
  return /register|registrations|invitation|local-calls|status|sign-in|_signed-in/.test(key) ? 'form' : 'public'
}

function reach(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const imported of manifest[key]?.imports ?? []) reach(imported, seen)
  return seen
}

function gzipped(files) {
  return (
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, DIST)), { level: 9 }).length, 0) / KB
  )
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const layouts = Object.keys(manifest).filter((key) => /[/.]route\.tsx/.test(key))
const routes = Object.keys(manifest).filter((key) => key.includes('src/routes/$locale/') && !layouts.includes(key))
const largest = (part) =>
  Math.max(...['et', 'en', 'ru'].map((locale) => gzipped([manifest[`src/i18n/messages/${locale}${part}.ts`].file])))

let failed = false
function report(label, size, budget) {
  const over = size > budget
  failed ||= over
  process.stdout.write(`${over ? 'OVER' : 'ok  '}  ${size.toFixed(1).padStart(6)} of ${budget} KB  ${label}\n`)
}

for (const route of routes.sort()) {
  const around = layouts.filter((layout) => route.startsWith(layout.slice(0, layout.indexOf('route.tsx'))))
  const keys = new Set([entry, ...around, route].flatMap((key) => [...reach(key)]))
  const files = new Set([...keys].map((key) => manifest[key].file).filter((file) => file.endsWith('.js')))
  const kind = kindOfRoute(route)
  report(`${kind.padEnd(9)} ${route.replace(/^src\/routes\/|\?.*$/g, '')}`, gzipped(files), BUDGETS[kind])
}
const styles = new Set(Object.values(manifest).flatMap((chunk) => chunk.css ?? []))
report('CSS', gzipped(styles), CSS_BUDGET)
report('messages of one language, every page', largest(''), MESSAGES_BUDGET)
report('messages of one language, the desk on top', largest('-desk'), MESSAGES_BUDGET)
report('messages of one language, own data on top', largest('-own-data'), MESSAGES_BUDGET)
if (routes.length === 0) throw new Error('the manifest names no routes')
process.exit(failed ? 1 : 0)
