import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createContainer } from '../../src/main/engine/container/write-container.ts'
import { crafted, p } from '../core/docx/scrub-fixture.ts'
import { counterpart, scratch } from '../support/cli.ts'
import type { ScrubFileReceipt } from '../../src/main/app/scrub.ts'

const home = scratch()
const sample = resolve(import.meta.dirname, '../../resources/samples/master-services-agreement-counterparty.docx')
const run = (...args: string[]): ReturnType<typeof counterpart> => counterpart(home, ...args)
const at = (name: string): string => join(home, name)

interface Revisions {
  revisions: { author: string; date: string; kind: string; text: string }[]
}
const revisions = (file: string): Revisions['revisions'] =>
  (JSON.parse(run('revisions', file, '--json').stdout) as Revisions).revisions
/** The text with its changes, of every story but the comments, which go. */
const texts = (file: string): string[] =>
  (
    JSON.parse(run('text', file, '--view', 'markup', '--json').stdout) as {
      paragraphs: { story: string; text: string }[]
    }
  ).paragraphs
    .filter((l) => l.story !== 'comment')
    .map((l) => l.text)

describe('counterpart scrub', () => {
  it('writes a copy that says the same in the name of the party, and prints a line a finding', () => {
    const before = readFileSync(sample)
    const { code, stdout, stderr } = run('scrub', sample, at('out.docx'), '--party', 'Meridian Ltd')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^word\/document\.xml\tauthor\treplaced\t\d+/m)
    expect(stdout).toMatch(/^unchanged: \d+ stories, \d+ paragraphs/m)
    expect(stdout).toMatch(/^after\t[0-9a-f]{64}\t\d+ bytes$/m)
    expect(readFileSync(sample).equals(before)).toBe(true)
    expect(texts(at('out.docx'))).toEqual(texts(sample))
    expect(new Set(revisions(at('out.docx')).map((r) => `${r.author} ${r.date}`))).toEqual(
      new Set(['Meridian Ltd 2000-01-01T00:00:00Z']),
    )
  })

  it('keeps authors and dates when asked to', () => {
    expect(run('scrub', sample, at('kept.docx'), '--keep-authors').code).toBe(0)
    const named = (file: string): string[] => revisions(file).map((r) => `${r.author} ${r.date} ${r.kind} ${r.text}`)
    expect(named(at('kept.docx'))).toEqual(named(sample))
  })

  it('prints the receipt as JSON: hashes and findings by part, and the proof', () => {
    const { code, stdout } = run('scrub', sample, at('json.docx'), '--json')
    expect(code).toBe(0)
    const receipt = JSON.parse(stdout) as ScrubFileReceipt
    expect(receipt.options).toEqual({ keepAuthors: false, keepComments: false, party: 'Author' })
    expect(receipt.proof.paragraphs).toBeGreaterThan(20)
    const edited = receipt.parts.find((part) => part.part === 'word/document.xml')!
    expect(edited.change).toBe('edited')
    expect(edited.sha256Before).not.toBe(edited.sha256After)
    expect(receipt.after.bytes).toBe(readFileSync(at('json.docx')).length)
  })

  it('ends with 4 and writes nothing for what is no document, and for the document itself', () => {
    writeFileSync(at('no.docx'), 'no')
    const bad = run('scrub', at('no.docx'), at('never.docx'))
    expect(bad.code).toBe(4)
    expect(bad.stderr.trim().split('\n')).toHaveLength(1)
    expect(existsSync(at('never.docx'))).toBe(false)
    writeFileSync(at('same.docx'), readFileSync(sample))
    expect(run('scrub', at('same.docx'), at('same.docx'))).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('same-file') as string,
    })
    expect(readFileSync(at('same.docx')).equals(readFileSync(sample))).toBe(true)
  })

  it('leaves a file that is there as it is when scrubbing fails', () => {
    writeFileSync(at('there.docx'), 'precious')
    writeFileSync(at('broken.docx'), createContainer(crafted(p(), { 'word/_rels/document.xml.rels': '<a' })))
    expect(run('scrub', at('broken.docx'), at('there.docx')).code).toBe(4)
    expect(readFileSync(at('there.docx'), 'utf8')).toBe('precious')
  })
})
