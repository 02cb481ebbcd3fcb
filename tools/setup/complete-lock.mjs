// node tools/setup/complete-lock.mjs: adds to package-lock.json the optional platform packages that `npm install` left out
// because the registry did not offer them, and that `npm ci` then misses. Run it after every `npm install <package>`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const file = join(resolve(import.meta.dirname, '../..'), 'package-lock.json')
/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Entry */
/** @type {{ packages: Record<string, Entry> }} */
const lock = JSON.parse(readFileSync(file, 'utf8'))
const PLATFORM = /(android|darwin|freebsd|linux|win32|openharmony)-(arm64|x64|ia32|ppc64|riscv64|s390x|arm)/

let added = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = PLATFORM.exec(name)
    const known = [`${path}/node_modules/${name}`, `node_modules/${name}`].some((place) => place in lock.packages)
    if (known || platform === null) continue
    const [, os = '', cpu = ''] = platform
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      optional: true,
      os: [os],
      ...(entry.dev === true ? { dev: true } : {}),
      ...(os === 'linux' && name.includes('musl') ? { libc: ['musl'] } : {}),
    }
    added++
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, JSON.stringify(lock, null, 2) + '\n')
process.stdout.write(`package-lock.json: ${added} optional packages added\n`)
