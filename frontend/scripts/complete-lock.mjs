// Adds to package-lock.json the optional per-platform packages that npm leaves out when its registry does not offer
// them (Biome and Rolldown publish one binary per platform). Without the entries `npm ci` refuses the lock file on any
// machine whose registry does offer them. Added entries carry no integrity until `npm install` meets the registry.
import { readFileSync, writeFileSync } from 'node:fs'

const PATH = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(PATH, 'utf8'))
const platform =
  /-(darwin|linux|win32|freebsd|openharmony|android|wasm32)(?:-(x64|arm64|arm|ia32|s390x|ppc64|riscv64))?/

function describe(name, version) {
  const [, os, cpu] = platform.exec(name) ?? []
  const knownOs = os && os !== 'wasm32' ? { os: [os] } : {}
  return { version, ...(cpu ? { cpu: [cpu] } : {}), dev: true, optional: true, ...knownOs }
}

function missingEntries() {
  const found = {}
  for (const [location, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const path = `node_modules/${name}`
      const nested = `${location}/node_modules/${name}`
      if (!lock.packages[path] && !lock.packages[nested] && platform.test(name)) found[path] = describe(name, version)
    }
  }
  return found
}

const missing = missingEntries()
lock.packages = Object.fromEntries(
  Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
)
writeFileSync(PATH, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${Object.keys(missing).length} optional packages added\n`)
