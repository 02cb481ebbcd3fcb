import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { counterpart, scratch } from '../support/cli.ts'
import { CORPUS_DIR, corpusFiles, hasCorpus, NO_CORPUS } from '../support/corpus.ts'

const home = scratch()
const sample = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement-counterparty.docx')
const run = (...args: string[]): ReturnType<typeof counterpart> => counterpart(home, ...args)

interface Line {
  story: string
  number: string
  style: string
  text: string
}

function paragraphs(file: string, view: string): Line[] {
  const { stdout } = run('text', file, '--view', view, '--json')
  return (JSON.parse(stdout) as { paragraphs: Line[] }).paragraphs
}

describe('counterpart on one document', () => {
  it('prints the text a line a paragraph, and as JSON with numbers and styles', () => {
    const plain = run('text', sample)
    expect(plain.code).toBe(0)
    const lines = paragraphs(sample, 'final')
    expect(plain.stdout.trimEnd().split('\n')).toHaveLength(lines.length)
    expect(lines.some((l) => l.story === 'body' && /^\d+\.\d+/.test(l.number))).toBe(true)
    expect(lines.some((l) => l.story === 'header1')).toBe(true)
    expect(lines.some((l) => l.story === 'footer1')).toBe(true)
  })

  it('lists revisions with id, kind, author, date, paragraph and text', () => {
    const { revisions } = JSON.parse(run('revisions', sample, '--json').stdout) as {
      revisions: Record<string, unknown>[]
    }
    expect(revisions.length).toBeGreaterThan(20)
    expect(Object.keys(revisions[0]!)).toEqual(
      expect.arrayContaining(['id', 'kind', 'author', 'date', 'paragraph', 'text']),
    )
  })

  it('accepts and rejects all: what is left says the final or the original text and holds no revision', () => {
    for (const [decision, view] of [
      ['accept', 'final'],
      ['reject', 'original'],
    ] as const) {
      const out = join(home, `${decision}.docx`)
      expect(run(decision, sample, out)).toEqual({ code: 0, stdout: '', stderr: '' })
      expect(paragraphs(out, 'markup')).toEqual(paragraphs(sample, view))
      expect(JSON.parse(run('revisions', out, '--json').stdout)).toEqual({ revisions: [] })
    }
  })

  it('decides only what --author or --id names', () => {
    const all = (JSON.parse(run('revisions', sample, '--json').stdout) as { revisions: { id: string; kind: string }[] })
      .revisions
    const one = all.find((r) => r.kind === 'insertion')!
    const out = join(home, 'one.docx')
    expect(run('accept', sample, out, '--id', one.id).code).toBe(0)
    const left = (JSON.parse(run('revisions', out, '--json').stdout) as { revisions: unknown[] }).revisions
    expect(left).toHaveLength(all.filter((r) => r.id !== one.id).length)
  })

  it('decides by kind and by paragraphs too, and only what every option names', () => {
    type Row = { id: string; kind: string; paragraph: number; story: string; author: string }
    const list = (file: string): Row[] =>
      (JSON.parse(run('revisions', file, '--json').stdout) as { revisions: Row[] }).revisions
    const all = list(sample)
    const out = join(home, 'kinds.docx')
    expect(run('reject', sample, out, '--kind', 'deletion').code).toBe(0)
    expect(list(out).some((r) => r.kind === 'deletion')).toBe(false)
    expect(list(out)).toHaveLength(all.filter((r) => r.kind !== 'deletion').length)
    const last = all.filter((r) => r.kind === 'insertion').at(-1)!
    expect(run('accept', sample, out, '--kind', 'insertion', '--paragraphs', `${last.paragraph}`).code).toBe(0)
    expect(list(out)).toHaveLength(
      all.filter((r) => r.kind !== 'insertion' || r.paragraph !== last.paragraph || r.story !== 'body').length,
    )
    expect(run('accept', sample, out, '--paragraphs', 'some').code).toBe(2)
    expect(run('accept', sample, out, '--kind', 'nonsense').code).toBe(4)
  })

  it('refuses an author or id that the file does not have, and writes nothing', () => {
    const out = join(home, 'nobody.docx')
    const refused = run('reject', sample, out, '--author', 'Nobody')
    expect(refused.code).toBe(4)
    expect(refused.stderr).toMatch(/^counterpart: unknown-author: .*\n$/)
    expect(existsSync(out)).toBe(false)
  })

  it('roundtrips to the same bytes, over an existing file too, and leaves nothing else behind', () => {
    const out = join(scratch(), 'out.docx')
    writeFileSync(out, 'old')
    expect(run('roundtrip', sample, out).code).toBe(0)
    expect(readFileSync(out).equals(readFileSync(sample))).toBe(true)
    expect(readdirSync(join(out, '..'))).toEqual(['out.docx'])
  })

  it('says what is wrong on one line and exits with 4 for bad input, 2 for wrong usage, 0 for help', () => {
    const missing = run('text', join(home, 'not-there.docx'))
    expect([missing.code, missing.stderr]).toEqual([4, expect.stringMatching(/^counterpart: not-found: .*\n$/)])
    expect(run('text').code).toBe(2)
    expect(run('text', sample, '--view', 'sideways').code).toBe(2)
    expect(run('no-such-command').code).toBe(2)
    for (const help of [['--help'], ['text', '--help'], ['archive', 'create', '--help'], ['round', 'send', '--help']]) {
      expect(run(...help).code).toBe(0)
    }
  })

  it('keeps the output as it was when its folder cannot be written to', () => {
    const refused = run('roundtrip', sample, join(home, 'no', 'such', 'folder', 'out.docx'))
    expect([refused.code, refused.stderr]).toEqual([4, expect.stringMatching(/^counterpart: not-writable: .*\n$/)])
  })
})

describe.runIf(hasCorpus)('hostile files on the command line', () => {
  for (const file of corpusFiles('hostile').concat('hostile/macro.docm')) {
    it(`${file} is opened safely or refused on one line`, () => {
      const copy = join(home, 'hostile.docx')
      copyFileSync(join(CORPUS_DIR, file), copy)
      const started = performance.now()
      const { code, stderr } = run('text', copy)
      expect([0, 4]).toContain(code)
      if (code === 4) expect(stderr).toMatch(/^counterpart: [a-z-]+: [^\n]+\n$/)
      expect(stderr).not.toMatch(/\n\s+at /)
      expect(performance.now() - started).toBeLessThan(10_000)
    })
  }
})

if (!hasCorpus) it.skip(`hostile files on the command line (${NO_CORPUS})`, () => {})
