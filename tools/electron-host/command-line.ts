import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export interface CommandLine {
  /** Path of the app: a folder with a package.json, or a script. */
  entry: string | undefined
  /** Modules to load before the app (`-r`). */
  requires: string[]
  /** Port for Node's inspector; 0 lets the system choose. */
  inspectPort: number | undefined
  switches: Map<string, string>
  wantsVersion: boolean
}

const DEFAULT_INSPECT_PORT = 9229

/** Reads Electron's command line: switches count wherever they stand, the first other word is the app. */
export function parseCommandLine(words: readonly string[]): CommandLine {
  const line: CommandLine = {
    entry: undefined,
    requires: [],
    inspectPort: undefined,
    switches: new Map(),
    wantsVersion: false,
  }
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    if (word === '-r' || word === '--require') line.requires.push(words[++i] ?? '')
    else if (word === '-v' || word === '--version') line.wantsVersion = true
    else if (/^--inspect(-brk)?(=|$)/.test(word)) line.inspectPort = inspectPortOf(word)
    else if (word.startsWith('--')) addSwitch(line.switches, word.slice(2))
    else if (!word.startsWith('-')) line.entry ??= word
  }
  return line
}

function inspectPortOf(word: string): number {
  const value = word.split('=')[1]
  return value === undefined ? DEFAULT_INSPECT_PORT : Number(value.split(':').at(-1))
}

function addSwitch(switches: Map<string, string>, word: string): void {
  const equals = word.indexOf('=')
  if (equals < 0) switches.set(word, '')
  else switches.set(word.slice(0, equals), word.slice(equals + 1))
}

export interface AppLocation {
  /** The folder that holds package.json. */
  appPath: string
  /** The main module, absolute. */
  main: string
  name: string | undefined
  version: string | undefined
}

interface Manifest {
  name?: string
  productName?: string
  version?: string
  main?: string
}

/** Finds the app as Electron does: the nearest package.json at or above `entry`. @throws when `entry` does not exist. */
export function locateApp(entry: string): AppLocation {
  const path = resolve(entry)
  if (!existsSync(path)) throw new Error(`Unable to find Electron app at ${path}`)
  const isFolder = statSync(path).isDirectory()
  const start = isFolder ? path : dirname(path)
  for (let folder = start; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (existsSync(file)) {
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
      const main = isFolder ? resolve(folder, manifest.main ?? 'index.js') : path
      return { appPath: folder, main, name: manifest.productName ?? manifest.name, version: manifest.version }
    }
    if (dirname(folder) === folder) break
  }
  return { appPath: start, main: isFolder ? join(path, 'index.js') : path, name: undefined, version: undefined }
}
