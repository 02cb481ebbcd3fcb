import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, matchesGlob, resolve } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { describe, expect, it } from 'vitest'
import afterPack, { readFuses } from '../../tools/package/after-pack.mjs'
import { builderProblems, fuseProblems, readBuilderConfig } from '../../tools/package/validate.mjs'

const root = resolve(import.meta.dirname, '../..')
const config = readBuilderConfig()

describe('the packaging configuration', () => {
  it('passes electron-builder’s own schema', async () => expect(await builderProblems(config)).toEqual([]))

  it('would not pass with an option that electron-builder does not know', async () => {
    const problems = await builderProblems({ ...config, asarUnpacked: [] } as typeof config)
    expect(problems.join()).toContain('asarUnpacked')
  })

  it('would not pass without its hook, nor if it rebuilt the native SQLite', async () => {
    expect(await builderProblems({ ...config, afterPack: 'tools/package/none.mjs', npmRebuild: true })).toHaveLength(2)
  })

  it('unpacks the native SQLite, which cannot be loaded from inside an archive', () => {
    const [pattern = ''] = config.asarUnpack as string[]
    expect(matchesGlob('node_modules/better-sqlite3/prebuilds/linux-x64.node', pattern)).toBe(true)
  })

  it('ships the entry that package.json names', () => {
    const { main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { main: string }
    const shipped = (config.files as string[]).some((pattern) => matchesGlob(main.replace('./', ''), pattern))
    expect(shipped).toBe(true)
  })

  it('claims no file types', () => expect(config.fileAssociations).toBeUndefined())
})

describe('the fuses', () => {
  it('are the safe ones', () => {
    expect(readFuses()).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      GrantFileProtocolExtraPrivileges: false,
    })
    expect(fuseProblems(readFuses())).toEqual([])
  })

  it('are refused when misspelt or not a switch', () => {
    expect(fuseProblems({ RunAsNodes: false, OnlyLoadAppFromAsar: 'yes' })).toEqual([
      'RunAsNodes is no fuse of Electron',
      'OnlyLoadAppFromAsar must be true or false',
    ])
  })

  it('are flipped in the packed binary', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterpart-fuses-'))
    // An Electron binary carries its fuses after this mark: version 1, eight of them, "0" off and "1" on.
    writeFileSync(join(folder, 'counterpart'), 'ELF dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u000810110000 end')
    const packager = { appInfo: { productFilename: 'Counterpart' }, executableName: 'counterpart' }
    await afterPack({ appOutDir: folder, electronPlatformName: 'linux', packager })
    const wire = await getCurrentFuseWire(join(folder, 'counterpart'))
    rmSync(folder, { recursive: true })
    const [off, on] = ['0', '1'].map((digit) => digit.charCodeAt(0))
    expect(wire[FuseV1Options.RunAsNode]).toBe(off)
    expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(on)
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(on)
    expect(wire[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]).toBe(off)
  })
})
