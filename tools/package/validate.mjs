// Checks the packaging configuration as far as that goes without Electron's binary. Run directly: lists what is wrong, exit code 1.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { readFuses } from './after-pack.mjs'

const root = resolve(import.meta.dirname, '../..')

/** @typedef {import('electron-builder').Configuration} BuilderConfig */

/** @returns {BuilderConfig} */
export function readBuilderConfig() {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'electron-builder.json'), 'utf8'))
}

/**
 * @param {BuilderConfig} config
 * @returns {Promise<string[]>} what electron-builder's own schema and our rules object to
 */
export async function builderProblems(config) {
  const problems = await schemaProblems(config)
  if (typeof config.afterPack !== 'string' || !existsSync(join(root, config.afterPack))) {
    problems.push('afterPack names no file, so no fuse would be flipped')
  }
  if (config.npmRebuild !== false) problems.push('npmRebuild must be false: the native SQLite brings its binaries')
  return problems
}

/**
 * electron-builder validates only when it packages, so its own function is called here.
 * @param {BuilderConfig} config
 * @returns {Promise<string[]>}
 */
async function schemaProblems(config) {
  const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
  /** @type {{ validateConfiguration: (config: BuilderConfig, log: { isEnabled: boolean }) => Promise<void> }} */
  const { validateConfiguration } = require('app-builder-lib/out/util/config/config')
  try {
    await validateConfiguration(structuredClone(config), { isEnabled: false })
    return []
  } catch (error) {
    return [/** @type {Error} */ (error).message]
  }
}

/**
 * @param {Record<string, unknown>} fuses by name
 * @returns {string[]} names that @electron/fuses does not know, values that are no switch
 */
export function fuseProblems(fuses) {
  return Object.entries(fuses).flatMap(([name, on]) => [
    ...(typeof FuseV1Options[/** @type {'RunAsNode'} */ (name)] === 'number' ? [] : [`${name} is no fuse of Electron`]),
    ...(typeof on === 'boolean' ? [] : [`${name} must be true or false`]),
  ])
}

if (process.argv[1] === import.meta.filename) {
  const problems = [...(await builderProblems(readBuilderConfig())), ...fuseProblems(readFuses())]
  for (const problem of problems) console.error(problem)
  process.exit(problems.length === 0 ? 0 : 1)
}
