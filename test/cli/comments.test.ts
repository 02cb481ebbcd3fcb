import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addCommentsCommand } from '../../src/main/cli/comments.ts'
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

if (!hasCorpus) it.skip(`counterpart comments (${NO_CORPUS})`, () => {})
