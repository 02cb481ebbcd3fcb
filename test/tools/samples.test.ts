import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Agreement } from '../../tools/samples/agreement.ts'
import { buildSamples } from '../../tools/samples/build.ts'
import { textsOf } from '../../tools/samples/context.ts'
import { writeAgreement } from '../../tools/samples/document.ts'
import { readParts } from '../../tools/samples/package.ts'
import { MASTER_SERVICES_AGREEMENT, MUTUAL_NDA } from '../../tools/samples/samples.ts'

const FOLDER = resolve(import.meta.dirname, '../../resources/samples')
const MSA = 'master-services-agreement.docx'
const RETURNED = 'master-services-agreement-counterparty.docx'

let built: ReadonlyMap<string, Uint8Array>
beforeAll(async () => {
  built = await buildSamples()
}, 60_000)

describe('building the samples', () => {
  it('gives the bytes that are committed', () => {
    for (const [name, bytes] of built) {
      expect(Buffer.compare(readFileSync(resolve(FOLDER, name)), bytes), name).toBe(0)
    }
  })

  it('gives the same bytes a second time in the same process', async () => {
    const again = await writeAgreement(MASTER_SERVICES_AGREEMENT)
    expect(Buffer.compare(built.get(MSA) ?? Buffer.alloc(0), again)).toBe(0)
  })
})

describe('the master services agreement', () => {
  it('is as long as a true one, with tables in the body and the schedules', () => {
    const words = textsOf(MASTER_SERVICES_AGREEMENT.blocks).join(' ').split(/\s+/)
    expect(words.length).toBeGreaterThan(12_000)
    expect(part(MSA).split('<w:tbl>').length - 1).toBeGreaterThanOrEqual(15)
  })

  it('takes every clause number from one multilevel definition tied to styles', () => {
    const numbering = part(MSA, 'word/numbering.xml')
    const definitions = numbering.match(/<w:abstractNum .*?<\/w:abstractNum>/gs) ?? []
    const clauses = definitions.filter((definition) => definition.includes('<w:pStyle w:val="Heading1"/>'))
    expect(clauses).toHaveLength(1)
    expect(clauses[0]?.match(/<w:pStyle w:val="ClauseLevel[2-5]"\/>/g)).toHaveLength(4)
    const styles = part(MSA, 'word/styles.xml')
    const used = new Set(paragraphs(part(MSA)).map((paragraph) => styleOf(paragraph)))
    expect([...used].filter((style) => !styles.includes(`w:styleId="${style}"`))).toEqual([])
  })

  it('refers to bookmarks that exist, by the numbers their clauses have', () => {
    const document = part(MSA)
    const numbers = clauseNumbers(document)
    const references = [...document.matchAll(/w:instr="REF (_Ref\d+) [^"]*"><w:r><w:t[^>]*>([^<]*)/g)]
    expect(references.length).toBeGreaterThan(120)
    const wrong = references.filter(([, bookmark = '', shown]) => {
      if (!document.includes(`w:name="${bookmark}"`)) return true
      const number = numbers.get(bookmark)
      return number !== undefined && number !== shown
    })
    expect(wrong.map((match) => match.slice(1))).toEqual([])
  })
})

describe.each([MASTER_SERVICES_AGREEMENT, MUTUAL_NDA])('the defined terms of the $title', (agreement) => {
  const terms = definedTerms(agreement)

  it('stand in alphabetical order, each once', () => {
    expect(terms).toEqual([...new Set(terms)].sort((a, b) => a.localeCompare(b, 'en')))
  })

  it('are each used outside their own definition', () => {
    expect(terms.length).toBeGreaterThanOrEqual(7)
    const unused = terms.filter((term) => {
      const elsewhere = textsOf(agreement.blocks).filter((text) => !text.startsWith(`**${term}** `))
      const stem = term.replace(/(y|ies)$/, '')
      return !elsewhere.some((text) => text.includes(stem))
    })
    expect(unused).toEqual([])
  })
})

describe('the agreement the counterparty returned', () => {
  it('carries between 25 and 40 changes by one author in November 2026', () => {
    const changes = [...part(RETURNED).matchAll(/<w:(?:ins|del) w:id="\d+" w:author="([^"]*)" w:date="([^"]*)"/g)]
    const edits = new Set(changes.map(([, , date]) => date))
    expect(edits.size).toBeGreaterThanOrEqual(25)
    expect(edits.size).toBeLessThanOrEqual(40)
    expect(new Set(changes.map(([, author]) => author))).toEqual(new Set(['Dana Okafor (Northwind Legal)']))
    expect([...edits].every((date) => date?.startsWith('2026-11'))).toBe(true)
  })

  it('marks the ends of paragraphs inserted and deleted, and has three comments', () => {
    const marks = paragraphs(part(RETURNED)).map((paragraph) => /<w:rPr><w:(ins|del) /.exec(paragraph)?.[1])
    expect(marks.filter((mark) => mark === 'ins')).toHaveLength(5)
    expect(marks.filter((mark) => mark === 'del')).toHaveLength(1)
    expect(part(RETURNED, 'word/comments.xml').match(/<w:comment /g)).toHaveLength(3)
  })

  it('differs from ours in two paragraphs alone once all its tracked changes are rejected', () => {
    const ours = paragraphs(part(MSA)).map(textOf)
    const theirs = paragraphs(rejectAll(part(RETURNED))).map(textOf)
    expect(theirs).toHaveLength(ours.length)
    const changed = ours.flatMap((text, index) => (text === theirs[index] ? [] : [[text, theirs[index] ?? '']]))
    expect(changed).toHaveLength(2)
    expect(changed[0]?.[1]).toContain('in its sole discretion')
    expect(changed[1]?.[1]).toContain('one hundred and seventy-five per cent')
  })
})

describe('the manifest', () => {
  it('lists every agreement that is built', () => {
    const manifest = JSON.parse(readFileSync(resolve(FOLDER, 'samples.json'), 'utf8')) as { file: string }[]
    expect(manifest.map(({ file }) => file)).toEqual([...built.keys()].filter((name) => name.endsWith('.docx')))
  })
})

function part(file: string, path = 'word/document.xml'): string {
  const parts = readParts(built.get(file) ?? new Uint8Array())
  return new TextDecoder().decode(parts.get(path))
}

function paragraphs(document: string): string[] {
  return document.match(/<w:p>.*?<\/w:p>/gs) ?? []
}

function styleOf(paragraph: string): string {
  return /<w:pStyle w:val="(\w+)"/.exec(paragraph)?.[1] ?? 'Normal'
}

function textOf(paragraph: string): string {
  return [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('')
}

/** What a reader gets by rejecting every change: insertions vanish, with their paragraphs, and deletions return. */
function rejectAll(document: string): string {
  return document
    .replace(/<w:p>(?:(?!<\/w:p>).)*?<w:rPr><w:ins .*?<\/w:p>/gs, '')
    .replace(/<w:ins .*?<\/w:ins>/gs, '')
    .replaceAll('w:delText', 'w:t')
}

/** Counts the clauses as Word does, by style, and gives the number of each bookmarked one. */
function clauseNumbers(document: string): ReadonlyMap<string, string> {
  const levels = ['Heading1', 'ClauseLevel2', 'ClauseLevel3', 'ClauseLevel4', 'ClauseLevel5']
  const numbers = new Map<string, string>()
  let counter: number[] = []
  for (const paragraph of paragraphs(document)) {
    const level = levels.indexOf(styleOf(paragraph))
    if (level === -1) continue
    counter = [...counter.slice(0, level), (counter[level] ?? 0) + 1]
    const [clause = 0, sub, item, subItem] = counter
    const tail = `${item ? `(${'abcdefgh'[item - 1]})` : ''}${subItem ? `(${['i', 'ii', 'iii', 'iv'][subItem - 1]})` : ''}`
    for (const [, name = ''] of paragraph.matchAll(/w:name="(_Ref\d+)"/g)) {
      numbers.set(name, `${clause}${sub ? `.${sub}` : ''}${tail}`)
    }
  }
  return numbers
}

function definedTerms(agreement: Agreement): string[] {
  return agreement.blocks.flatMap((block) => {
    if (block.kind !== 'paragraph' || block.marker !== 'define:') return []
    return [/^\*\*(.+?)\*\*/.exec(block.text)?.[1] ?? '']
  })
}
