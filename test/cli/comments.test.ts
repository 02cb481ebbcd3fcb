import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { importAgreement } from '../../src/main/app/agreements.ts'
import { closeArchive, createArchive } from '../../src/main/app/archives.ts'
import { addComment } from '../../src/main/app/comments.ts'
import { addCommentsCommand } from '../../src/main/cli/comments.ts'
import { scratch } from '../support/cli.ts'
import { testSession } from '../support/session.ts'
import { CORPUS_DIR, hasCorpus, NO_CORPUS } from '../support/corpus.ts'

let out = ''

beforeEach(() => {
  out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
})

afterEach(() => vi.restoreAllMocks())

async function comments(...args: string[]): Promise<string> {
  const program = new Command().exitOverride()
  addCommentsCommand(program)
  await program.parseAsync(['comments', ...args], { from: 'user' })
  return out
}

describe.runIf(hasCorpus)('counterpart comments', () => {
  const file = join(CORPUS_DIR, 'tracked/adeu-comments_threads.docx')
  it('prints a line for each comment, replies behind the one they answer', async () => {
    const lines = (await comments(file)).trimEnd().split('\n')
    expect(lines.map((line) => line.split('\t').slice(0, 3).join(' '))).toEqual([
      '1 open Sarah Chen',
      '4 reply Mikko Korpela',
      '2 open Sarah Chen',
      '5 reply Mikko Korpela',
      '3 open Sarah Chen',
    ])
  })
  it('prints the threads as JSON, without the projection', async () => {
    const { threads } = JSON.parse(await comments(file, '--json')) as { threads: Record<string, unknown>[] }
    expect(threads).toHaveLength(3)
    expect(threads[0]).toMatchObject({ id: '1', done: false, anchor: { story: 'body', paragraph: 0 } })
    expect(threads.every((t) => !('doc' in t))).toBe(true)
  })
})

describe('counterpart comments --internal', () => {
  it('prints what stays in the archive', async () => {
    const folder = scratch()
    vi.stubEnv('COUNTERPART_HOME', folder)
    const session = testSession(folder)
    const archive = join(folder, 'a.counterpart')
    const source = { path: resolve(import.meta.dirname, '../../resources/samples/mutual-nda.docx') }
    createArchive(session, archive)
    const made = await importAgreement(session, { source, counterparty: 'N', paper: 'ours' })
    const agreement = made.ok ? made.value.id : ''
    const place = { version: 0, from: 3, to: 9 }
    const added = await addComment(session, { agreement, text: 'our limit', on: { place } })
    const id = added.ok ? added.value.id : ''
    await addComment(session, { agreement, text: 'agreed', on: { thread: id } })
    closeArchive(session)
    const lines = (await comments(archive, agreement, '--internal')).trimEnd().split('\n')
    expect(lines.map((line) => line.split('\t'))).toMatchObject([
      [id, 'open', 'Ada Marlow', expect.stringContaining('2026'), expect.any(String), 'our limit'],
      [expect.any(String), 'reply', 'Ada Marlow', expect.any(String), '', 'agreed'],
    ])
    out = ''
    const printed = JSON.parse(await comments(archive, agreement, '--internal', '--json')) as { comments: unknown[] }
    expect(printed.comments).toHaveLength(2)
    await expect(comments(archive, '--internal')).rejects.toThrow('agreement')
    vi.unstubAllEnvs()
  })
})

if (!hasCorpus) it.skip(`counterpart comments (${NO_CORPUS})`, () => {})
