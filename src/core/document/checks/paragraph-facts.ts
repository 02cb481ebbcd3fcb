import type { Node } from 'prosemirror-model'
import type { Formatter } from '../formatting.ts'
import { readParagraph, everyStretch, type ParagraphReading } from '../reading/paragraph-reading.ts'
import { wordsOf, type Word } from '../reading/words.ts'
import { schema } from '../schema.ts'
import { definitionsIn, type DefinitionAt } from '../terms/definitions.ts'
import { nameIn, runInHeading } from '../terms/names.ts'
import { typedReferencesIn, type TypedReference } from '../references/typed-references.ts'
import { unmatchedIn, type Unmatched } from './brackets.ts'
import { placeholdersIn, type Placeholder } from './placeholders.ts'

/** All that the checks take from one paragraph by itself. Offsets in its text. */
export interface ParagraphFacts {
  readonly node: Node
  readonly reading: ParagraphReading
  /** A line of a table of contents: it only repeats what stands elsewhere. */
  readonly isContents: boolean
  readonly isHeading: boolean
  readonly outline: number | null
  /** Titles and labels that it is or begins with, as keys. */
  readonly names: readonly string[]
  /** Where its run-in heading ends; 0 without one. */
  readonly headingTo: number
  readonly definitions: readonly DefinitionAt[]
  readonly references: readonly TypedReference[]
  readonly placeholders: readonly Placeholder[]
  readonly unmatched: readonly Unmatched[]
}

const NOTHING = { names: [], headingTo: 0, definitions: [], references: [], placeholders: [], unmatched: [] } as const

/** Reads paragraphs, each node once. */
export function createParagraphReader(formatter: Formatter): (paragraph: Node) => ParagraphFacts {
  const known = new WeakMap<Node, ParagraphFacts>()
  return (paragraph) => {
    let facts = known.get(paragraph)
    if (facts === undefined) known.set(paragraph, (facts = read(paragraph, formatter)))
    return facts
  }
}

function read(paragraph: Node, formatter: Formatter): ParagraphFacts {
  const format = formatter.paragraph(paragraph.attrs.pPr as string)
  const reading = readParagraph(paragraph)
  const isContents = /^toc \d/i.test(format.styleName ?? '')
  const base = { node: paragraph, reading, isContents, outline: format.outlineLevel }
  if (isContents || reading.text.trim() === '') return { ...base, isHeading: false, ...NOTHING }
  const rPrOf = (node: Node): string => (schema.marks.rPr.isInSet(node.marks)?.attrs.xml as string | undefined) ?? ''
  const isBold = (from: number, to: number): boolean =>
    everyStretch(reading, from, to, (node) => formatter.run(format, rPrOf(node)).bold)
  const name = nameIn(reading.text)
  const runIn = runInHeading(reading.text)
  return {
    ...base,
    isHeading: /^(?:title|subtitle)$/i.test(format.styleName ?? '') || (format.outlineLevel !== null && name !== null),
    names: [...(name === null ? [] : [name]), ...(runIn === null ? [] : [runIn.key])],
    headingTo: runIn?.to ?? 0,
    definitions: definitionsIn(reading.text, isBold),
    references: typedReferencesIn(reading.text),
    placeholders: [...placeholdersIn(reading.text), ...emptyControls(reading)],
    unmatched: unmatchedIn(reading.text),
  }
}

/** Content controls that show their prompt (w:showingPlcHdr, ECMA-376 part 1, 17.5.2.39). */
function emptyControls({ stretches }: ParagraphReading): Placeholder[] {
  const found: Placeholder[] = []
  let last: number | null = null
  for (const { node, at, length } of stretches) {
    const wrap = node.marks.find((m) => m.attrs.kind === 'sdt' && (m.attrs.open as string).includes('<w:showingPlcHdr'))
    if (wrap === undefined) continue
    const key = wrap.attrs.key as number
    if (last === key) found.splice(-1, 1, { ...found.at(-1)!, to: at + length })
    else found.push({ from: at, to: at + length, detail: 'A field of a form that was not filled in.' })
    last = key
  }
  return found
}

const words = new WeakMap<ParagraphReading, readonly Word[]>()

/** The words of a paragraph. */
export function wordsIn(reading: ParagraphReading): readonly Word[] {
  let found = words.get(reading)
  if (found === undefined) words.set(reading, (found = wordsOf(reading.text)))
  return found
}
