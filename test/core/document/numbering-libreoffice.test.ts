import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Node } from 'prosemirror-model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyOf, readDocx } from '../../../src/core/docx/read/read-docx.ts'
import { readContext } from '../../../src/core/docx/read/styles/context-reader.ts'
import { labelDocument, type NumberLabel } from '../../../src/core/document/numbering-labels.ts'
import { readContainer } from '../../../src/main/engine/container/read-container.ts'
import { createContainer } from '../../../src/main/engine/container/write-container.ts'
import { abstractNum, lvl, num, numberingXml, numPr, OUTLINE, startOverride } from './numbering-fixture.ts'

/*
 * LibreOffice, which counts lists by itself, writes their labels into plain text: an oracle for ours. Where the two part
 * ways, DISAGREEMENTS says why ours stands.
 */

const CONTRACTS = join(
  process.env['CORPUS_DIR'] ?? resolve(import.meta.dirname, '../../../../shared/corpus'),
  'contracts',
)
const hasSoffice = spawnSync('soffice', ['--version']).status === 0
const hasCorpus = existsSync(CONTRACTS)

const work = mkdtempSync(join(tmpdir(), 'counterpart-labels-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

function convert(files: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${join(work, 'profile')}`
  const args = ['--headless', profile, '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', work, ...files]
  execFileSync('soffice', args, { stdio: 'ignore', timeout: 120_000 })
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The text of a paragraph's first line. */
function firstLine(paragraph: Node): string {
  let text = ''
  let ended = false
  paragraph.forEach((inline) => {
    if (inline.type.name === 'break') ended = true
    if (!ended) text += inline.isText ? inline.text! : inline.type.name === 'tab' ? '\t' : ''
  })
  return squeezed(text)
}

interface Line {
  readonly text: string
  readonly ours: string
  readonly theirs: string | undefined
}

/** Each paragraph with text, our label for it, and what LibreOffice wrote before the same text. */
function compared(docx: Uint8Array, plain: string): Line[] {
  const container = readContainer(docx)
  if (!container.ok) throw new Error(container.error.message)
  const reading = readDocx(container.value)
  if (!reading.ok) throw new Error(reading.error.message)
  const body = bodyOf(reading.value)
  const labels = labelDocument(body, readContext(reading.value.package).value)
  const rest = plain.replace('\ufeff', '').split('\n').map(squeezed)
  const lines: Line[] = []
  body.descendants((node, pos) => {
    if (node.type.name !== 'paragraph') return true
    const text = firstLine(node)
    if (text === '') return false
    const at = rest.findIndex((line) => line.endsWith(text))
    const line = at < 0 ? undefined : rest.splice(0, at + 1).at(-1)
    lines.push({
      text,
      ours: shown(labels.get(pos)),
      theirs: line && squeezed(line.slice(0, line.length - text.length)),
    })
    return false
  })
  return lines
}

/** LibreOffice writes the same round bullet for every sign. */
const shown = (label: NumberLabel | undefined): string => (label?.bullet === true ? '•' : squeezed(label?.text ?? ''))

/** How many labelled paragraphs each contract has: labels that are all missing would agree on nothing. */
const LABELLED: Readonly<Record<string, number>> = {
  // Its numbers are typed, as in cp-statement-of-work.
  'bonterms-mutual-nda.docx': 0,
  'cp-csa-with-sla.docx': 141,
  'cp-data-processing-agreement.docx': 72,
  'cp-independent-contractor.docx': 77,
  'cp-one-way-nda.docx': 11,
  'cp-pilot-agreement.docx': 67,
  'cp-statement-of-work.docx': 0,
  'derived-cp-csa-xref-toc.docx': 141,
  'docxodus-legal-contract-toc-xref.docx': 21,
  'ms-eula-multilevel.docx': 19,
  'oa-founder-stock-repurchase.docx': 13,
  'oa-restrictive-covenant-colorado.docx': 39,
}

describe.skipIf(!hasSoffice || !hasCorpus)('labels of the corpus contracts (needs soffice and CORPUS_DIR)', () => {
  const files = hasCorpus ? readdirSync(CONTRACTS).filter((f) => f.endsWith('.docx')) : []
  beforeAll(() => convert(files.map((f) => join(CONTRACTS, f))), 180_000)

  for (const file of files) {
    it(`of ${file} are those that LibreOffice shows`, () => {
      const plain = readFileSync(join(work, file.replace(/docx$/, 'txt')), 'utf8')
      const lines = compared(readFileSync(join(CONTRACTS, file)), plain)
      expect(lines.filter((l) => l.ours !== l.theirs)).toEqual([])
      expect(lines.filter((l) => l.ours !== '').length).toBe(LABELLED[file])
    })
  }
})

type Item = readonly [numId: number, level: number]

const CASES: readonly {
  readonly name: string
  readonly numbering: readonly string[]
  readonly items: readonly Item[]
}[] = [
  {
    name: 'parents-never-used',
    numbering: [abstractNum(0, ...OUTLINE), num(1, 0)],
    items: [
      [1, 2],
      [1, 1],
      [1, 0],
      [1, 1],
      [1, 3],
      [1, 0],
    ],
  },
  {
    name: 'shared-definition-and-overrides',
    numbering: [abstractNum(0, ...OUTLINE), num(1, 0), num(2, 0, startOverride(0, 1), startOverride(1, 1)), num(3, 0)],
    items: [
      [1, 0],
      [1, 1],
      [2, 1],
      [2, 0],
      [1, 0],
      [3, 1],
      [2, 1],
      [3, 0],
    ],
  },
  {
    name: 'restarts',
    numbering: [
      abstractNum(0, ...OUTLINE.slice(0, 2), lvl(2, 'lowerLetter', '(%3)', '<w:lvlRestart w:val="0"/>')),
      num(1, 0),
    ],
    items: [
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 2],
      [1, 1],
      [1, 2],
      [1, 0],
      [1, 2],
    ],
  },
  {
    name: 'long-letters',
    numbering: [abstractNum(0, lvl(0, 'lowerLetter', '(%1)', '', 25)), num(1, 0)],
    items: [
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
    ],
  },
  {
    name: 'legal',
    numbering: [
      abstractNum(
        0,
        lvl(0, 'upperRoman', 'Article %1.'),
        lvl(1, 'decimalZero', 'Section %1.%2', '<w:isLgl/>'),
        lvl(2, 'lowerLetter', '%1.%2.%3', '<w:isLgl/>'),
      ),
      num(1, 0),
    ],
    items: [
      [1, 0],
      [1, 1],
      [1, 0],
      [1, 1],
      [1, 2],
    ],
  },
  {
    name: 'level-below-its-own',
    numbering: [abstractNum(0, lvl(0, 'decimal', '%1.%2'), OUTLINE[1]!), num(1, 0)],
    items: [
      [1, 0],
      [1, 1],
    ],
  },
]

interface Disagreement {
  readonly at: string
  readonly theirs: string
  readonly why: string
}

/** Case and line (from 0): what LibreOffice 7.4 writes there, and why ours stands. */
const DISAGREEMENTS: readonly Disagreement[] = [
  { at: 'restarts 5', theirs: '(a)', why: 'it knows no lvlRestart: level 3 must not restart after level 2 (17.9.10)' },
  { at: 'restarts 7', theirs: '(a)', why: 'as above, after level 1' },
  { at: 'legal 1', theirs: 'Section I.01', why: 'it knows no isLgl: the article counts as a decimal here (17.9.4)' },
  { at: 'legal 3', theirs: 'Section II.01', why: 'as above' },
  { at: 'legal 4', theirs: 'II.01.a', why: 'as above, for all three levels; the leading zero stays' },
  {
    at: 'level-below-its-own 0',
    theirs: '1.%2%',
    why: 'it leaves half a placeholder; Word ignores the whole text ([MS-OI29500] on 17.9.11)',
  },
]

describe.skipIf(!hasSoffice)('labels of crafted lists (needs soffice)', () => {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
  const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

  const packed = (numbering: readonly string[], items: readonly Item[]): Uint8Array => {
    const paragraphs = items.map(
      ([numId, level], i) => `<w:p><w:pPr>${numPr(numId, level)}</w:pPr><w:r><w:t>clause ${i}</w:t></w:r></w:p>`,
    )
    const relation = (type: string, target: string): string =>
      `<Relationships xmlns="${PACKAGE}/relationships">` +
      `<Relationship Id="r1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`
    const parts = {
      '[Content_Types].xml':
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `<Override PartName="/word/document.xml" ContentType="${MAIN}.document.main+xml"/>` +
        `<Override PartName="/word/numbering.xml" ContentType="${MAIN}.numbering+xml"/></Types>`,
      '_rels/.rels': relation('officeDocument', 'word/document.xml'),
      'word/_rels/document.xml.rels': relation('numbering', 'numbering.xml'),
      'word/numbering.xml': numberingXml(...numbering),
      'word/document.xml': `<w:document ${W}><w:body>${paragraphs.join('')}</w:body></w:document>`,
    }
    return createContainer(new Map(Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(text)])))
  }

  beforeAll(() => {
    const files = CASES.map(({ name, numbering, items }) => {
      const file = join(work, `${name}.docx`)
      writeFileSync(file, packed(numbering, items))
      return file
    })
    convert(files)
  }, 180_000)

  for (const { name } of CASES) {
    it(`of ${name} are those that LibreOffice shows, but for the disagreements explained`, () => {
      const lines = compared(readFileSync(join(work, `${name}.docx`)), readFileSync(join(work, `${name}.txt`), 'utf8'))
      const differing = lines.flatMap((l, i) => (l.ours === l.theirs ? [] : [{ at: `${name} ${i}`, theirs: l.theirs }]))
      expect(differing).toEqual(
        DISAGREEMENTS.filter((d) => d.at.startsWith(`${name} `)).map(({ at, theirs }) => ({ at, theirs })),
      )
    })
  }
})
