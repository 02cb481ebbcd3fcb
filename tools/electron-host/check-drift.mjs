// Type-checks the app's main process against the stand-in's own types: a member of Electron that the app uses and the
// stand-in lacks is an error here, before it is one at run time. tsconfig `paths` cannot do this, because the ambient
// `declare module 'electron'` of Electron's own types wins; so the sources are copied with another module's name in it.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const copy = join(root, '.tsbuild/electron-drift')
const standin = join(import.meta.dirname, 'electron.ts')
const facade = join(copy, 'electron.ts')

const IMPORT = /^(import\s[^;'"]*?\sfrom\s*|export\s[^;'"]*?\sfrom\s*)(['"])electron(?:\/main)?\2/gm

/** @param {string} from @param {string} to */
const specifier = (from, to) => {
  const path = relative(dirname(from), to)
  return path.startsWith('.') ? path : `./${path}`
}

/** @param {string} text @returns {string[]} names that the stand-in exports itself */
function exportedNames(text) {
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].map(([, list]) => list ?? '')
  return lists.flatMap((list) => list.split(',').map((name) => name.trim())).filter(Boolean)
}

/** @param {string} text @returns {string[]} names that a file imports from electron, as types or values */
function importedNames(text) {
  return [...text.matchAll(IMPORT)].flatMap(([, words = '']) => {
    const list = /\{([^}]*)\}/.exec(words)?.[1] ?? ''
    return list.split(',').map(
      (name) =>
        name
          .replace(/^\s*type\s/, '')
          .split(' as ')[0]
          ?.trim() ?? '',
    )
  })
}

/**
 * What the app gets for `electron`: all that the stand-in has, and Electron's types for the rest. A value that the
 * stand-in lacks is thus only a type, which cannot be used as a value.
 * @param {string[]} names
 */
function facadeText(names) {
  const own = new Set(exportedNames(readFileSync(standin, 'utf8')))
  const others = [...new Set(names)].filter((name) => name && !own.has(name)).sort()
  const types = others.length > 0 ? `export type { ${others.join(', ')} } from 'electron'\n` : ''
  return `export * from '${specifier(facade, standin)}'\n${types}`
}

rmSync(copy, { recursive: true, force: true })
mkdirSync(copy, { recursive: true })
for (const layer of ['core', 'main']) cpSync(join(root, 'src', layer), join(copy, layer), { recursive: true })

/** @type {string[]} */
const names = []
/** @type {string[]} */
const users = []
for (const entry of readdirSync(join(copy, 'main'), { recursive: true, encoding: 'utf8' })) {
  if (!entry.endsWith('.ts')) continue
  const path = join(copy, 'main', entry)
  const text = readFileSync(path, 'utf8')
  const found = importedNames(text)
  if (found.length === 0) continue
  names.push(...found)
  users.push(path)
  writeFileSync(path, text.replace(IMPORT, `$1'${specifier(path, facade)}'`))
}
writeFileSync(facade, facadeText(names))
const options = {
  extends: specifier(join(copy, 'tsconfig.json'), join(root, 'tools/tsconfig.base.json')),
  compilerOptions: {
    composite: false,
    emitDeclarationOnly: false,
    noEmit: true,
    // The stand-in's events carry no types of their own, so a listener's parameters are not inferred.
    noImplicitAny: false,
    lib: ['ES2024', 'DOM', 'DOM.Iterable'],
    types: ['node'],
  },
  files: users.map((path) => relative(copy, path)),
}
writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(options, undefined, 2))

const tsc = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', copy, '--pretty', 'false'], { encoding: 'utf8' })
rmSync(copy, { recursive: true, force: true })
const report = `${tsc.stdout ?? ''}${tsc.stderr ?? ''}`.replaceAll(
  /^(?:\.tsbuild\/electron-drift|\S*electron-drift)\//gm,
  'src/',
)
if (tsc.status === 0) {
  console.log(
    `The stand-in has all of Electron that the app uses (${users.length} files, ${new Set(names).size} names).`,
  )
} else {
  console.error(`The app uses something of Electron that the stand-in lacks, or uses it otherwise:\n${report}`)
}
process.exit(tsc.status === 0 ? 0 : 1)
