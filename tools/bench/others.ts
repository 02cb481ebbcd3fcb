import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import mammoth from 'mammoth'

/** What others take for the same file, and how much memory we take: seconds, bytes; null where the tool is not here. */
export interface Others {
  readonly mammoth: number
  readonly libreOffice: number | null
  readonly pandoc: number | null
  readonly peakBytes: number
}

export async function measureOthers(bytes: Uint8Array): Promise<Others> {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-bench-'))
  try {
    const file = join(folder, 'contract.docx')
    writeFileSync(file, bytes)
    const from = performance.now()
    await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
    const took = (performance.now() - from) / 1000
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    // The first start of a profile sets it up, which is not what is measured.
    seconds('soffice', ['--headless', profile, '--terminate_after_init'])
    return {
      mammoth: took,
      libreOffice: seconds('soffice', ['--headless', profile, '--convert-to', 'txt:Text', '--outdir', folder, file]),
      pandoc: seconds('pandoc', [
        '--track-changes=all',
        '-f',
        'docx',
        '-t',
        'json',
        '-o',
        join(folder, 'out.json'),
        file,
      ]),
      peakBytes: Number(
        spawnSync(
          process.execPath,
          ['--disable-warning=ExperimentalWarning', resolve(import.meta.dirname, 'peak.ts'), file],
          { encoding: 'utf8' },
        ).stdout,
      ),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function seconds(command: string, args: readonly string[]): number | null {
  const from = performance.now()
  const run = spawnSync(command, args, { stdio: 'ignore', timeout: 300_000 })
  return run.status === 0 ? (performance.now() - from) / 1000 : null
}
