import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addCheckCommand } from '../../src/main/cli/check.ts'
import { CommandFailure, EXIT } from '../../src/main/cli/output.ts'
import { CORPUS_DIR, hasCorpus, NO_CORPUS } from '../support/corpus.ts'
import { scratch } from '../support/cli.ts'

let out = ''

beforeEach(() => {
  out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
})

afterEach(() => {
  vi.restoreAllMocks()
  // The runner's own: a finding in a test file is no failure of the test.
  process.exitCode = undefined
})

async function check(...args: string[]): Promise<{ code: number | string | undefined; out: string }> {
  const program = new Command().exitOverride()
  addCheckCommand(program)
  await program.parseAsync(['check', ...args], { from: 'user' })
  return { code: process.exitCode ?? undefined, out }
}

const corpus = (file: string): string => join(CORPUS_DIR, file)

describe.runIf(hasCorpus)('counterpart check', () => {
  it('says nothing of a file in order and ends with 0', async () => {
    expect(await check(corpus('contracts/cp-csa-with-sla.docx'))).toEqual({ code: undefined, out: '' })
  })

  it('prints a line for each finding and ends with 3 when one is an error', async () => {
    const { code, out } = await check(corpus('tracked/adeu-multi_author.docx'))
    expect(code).toBe(EXIT.found)
    expect(out).toBe(
      'word/document.xml w:body/w:p[2]/w:ins[3]: error: revision-id-duplicate: another tracked change has the w:id 2 too; ids tell them apart\n',
    )
  })

  it('ends with 0 when there are warnings alone', async () => {
    const { code, out } = await check(corpus('compare/safe-docx-split-run/before.docx'))
    expect(code).toBeUndefined()
    expect(out).toContain('warning: space-not-preserved')
  })

  it('prints the same as JSON', async () => {
    const { out } = await check(corpus('hostile/revisions-malformed.docx'), '--json')
    const { findings } = JSON.parse(out) as { findings: Record<string, string>[] }
    expect(findings).toHaveLength(18)
    expect(Object.keys(findings[0]!).sort()).toEqual(['message', 'part', 'path', 'rule', 'severity'])
  })

  it('fails like any command on what is no Word file', async () => {
    await expect(check(corpus('hostile/zip-truncated.docx'))).rejects.toThrow(CommandFailure)
    const text = join(scratch(), 'a.docx')
    writeFileSync(text, 'no zip')
    await expect(check(text)).rejects.toThrow(CommandFailure)
    expect(out).toBe('')
  })
})

if (!hasCorpus) it.skip(`counterpart check (${NO_CORPUS})`, () => {})
