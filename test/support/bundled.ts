import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, parse, resolve } from 'node:path'
import { build } from 'vite'

/**
 * A script of ours as the app is built: one file of plain JavaScript. Run from its sources a process would spend time and
 * some fifty megabytes on taking the types out of each of them. @returns its path, which goes when this process ends
 */
export async function bundled(script: string): Promise<string> {
  const root = resolve(import.meta.dirname, '../..')
  // Inside the tree, where it finds SQLite.
  mkdirSync(join(root, 'test-results'), { recursive: true })
  const { name } = parse(script)
  const outDir = mkdtempSync(join(root, 'test-results', `${name}-`))
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: script,
      outDir,
      target: 'node24',
      minify: false,
      rollupOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  })
  return join(outDir, `${name}.mjs`)
}
