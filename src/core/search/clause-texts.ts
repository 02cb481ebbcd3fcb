import type { Node } from 'prosemirror-model'
import type { Clause } from '../document/clause-places.ts'
import { clauseIndexAt, clausesIn } from '../document/clauses.ts'
import { formatterOf, type Formatter } from '../document/formatting.ts'
import { labelDocument } from '../document/numbering-labels.ts'
import { schema } from '../document/schema.ts'
import type { DocumentContext } from '../document/style-sheet.ts'
import { normaliseText, paragraphTexts } from '../document/text.ts'
import { decide } from '../revision/decide.ts'
import { wordText } from './words.ts'

/** A clause as it is searched: its own words and those of the items (a), (b) … below it, without numbered sub-clauses. */
export interface ClauseText {
  /** As Word shows it, '' without one. */
  readonly label: string
  /** The headings it stands below, outermost first, and its own where it has one: "Liability › Cap". */
  readonly heading: string
  /**
   * Its paragraphs with every revision accepted, a line each, items with their label before them; blanks and invisible
   * characters made equal.
   */
  readonly text: string
}

/** Longer ones are parted between paragraphs: a schedule without numbers is not one hit. */
const LONGEST = 4000
const LONGEST_LABEL = 40
const HEADING_SEPARATOR = ' › '

/** What items of a clause are called: (a), b), (iv), (1). */
const ITEM = /^(?:\(?[a-z]{1,5}\)|[a-z]{1,5}\.|\(\d{1,3}\))$/i
const ITEM_BEFORE = /^(?:\(?[a-z]{1,5}\)|[a-z]\.|\(\d{1,3}\)) /gim

/** The words a clause is found by. */
export function clauseWords(text: string): string {
  return wordText(withoutItems(text))
}

/** An item's letter parts no words that belong together: "liable for (a) death". */
export function withoutItems(text: string): string {
  return text.replace(ITEM_BEFORE, '')
}

/** What is found as one: a clause with the items in it. */
interface Unit {
  readonly label: string
  readonly heading: string
  readonly lines: string[]
  readonly depth: number
}

/** A clause as it is read: the unit it is in, and the item's label that its first line begins with. */
interface Begun {
  readonly depth: number
  readonly heading: string
  readonly unit: Unit
  item: string
}

/**
 * The clauses of a document in order, as it reads with all revisions accepted. What stands before the first clause is one
 * without a label; a table of contents is left out. A heading whose words are all in the clauses below it is no clause of
 * its own: those carry it.
 */
export function clauseTexts(doc: Node, context: DocumentContext): ClauseText[] {
  const final = decide(doc, 'accept')
  const formatter = formatterOf(context)
  const clauses = clausesIn(final, formatter, labelDocument(final, context, formatter))
  const units: Unit[] = [{ label: '', heading: '', lines: [], depth: Infinity }]
  const begun: Begun[] = []
  const above: Begun[] = []
  for (const { node, pos, text } of paragraphTexts(final)) {
    const line = normaliseText(text)
    while (begun.length < clauses.length && clauses[begun.length]!.pos <= pos) {
      const clause = clauses[begun.length]!
      while (above.length > 0 && above.at(-1)!.depth >= clause.depth) above.pop()
      const next = begin(clause, above, clause.pos === pos ? line : '')
      if (next.unit !== above.at(-1)?.unit) units.push(next.unit)
      above.push(next)
      begun.push(next)
    }
    if (line === '' || isOfContents(node, formatter)) continue
    const here = begun[clauseIndexAt(clauses, pos)]
    if (here === undefined) units[0]!.lines.push(line)
    else {
      here.unit.lines.push(here.item === '' ? line : `${here.item} ${line}`)
      here.item = ''
    }
  }
  return units.filter((unit, at) => !isCarried(unit, units[at + 1])).flatMap(pieces)
}

/** A clause of its own, or an item of the one above it. */
function begin(clause: Clause, above: readonly Begun[], firstLine: string): Begun {
  const { depth, outlineLevel } = clause
  const label = clause.label.trim().slice(0, LONGEST_LABEL)
  const parent = above.at(-1)
  if (parent !== undefined && outlineLevel === null && ITEM.test(label)) {
    return { depth, heading: '', unit: parent.unit, item: label }
  }
  const heading = headingOf(clause, firstLine)
  const path = [...above.map((a) => a.heading), heading].filter((h) => h !== '')
  return { depth, heading, unit: { label, heading: path.join(HEADING_SEPARATOR), lines: [], depth }, item: '' }
}

/** Only a heading, which all that stands below it names. */
function isCarried({ heading, lines, depth }: Unit, next: Unit | undefined): boolean {
  return heading !== '' && lines.length === 1 && next !== undefined && next.depth > depth
}

function isOfContents(node: Node, formatter: Formatter): boolean {
  if (node.type !== schema.nodes.paragraph) return false
  return /^toc \d/i.test(formatter.paragraph(node.attrs.pPr as string).styleName ?? '')
}

/** What says something is no heading, even before a colon. */
const SENTENCE = /\b(?:shall|may|must|will|is|are|has|have|means)\b|(?:\S+\s+){7}/i

/** A clause's own heading: that of a heading's paragraph, or what a run-in heading says before its full stop. */
function headingOf({ outlineLevel, title }: Clause, firstLine: string): string {
  const isRunIn = /^[.:]\s/.test(firstLine.slice(title.length)) && !SENTENCE.test(title)
  return outlineLevel !== null || isRunIn ? normaliseText(title) : ''
}

function pieces({ label, heading, lines }: Unit): ClauseText[] {
  const texts: string[] = []
  let text = ''
  for (const line of lines) {
    if (text !== '' && text.length + line.length > LONGEST) {
      texts.push(text)
      text = ''
    }
    text = text === '' ? line : `${text}\n${line}`
  }
  if (text !== '') texts.push(text)
  return texts.map((piece) => ({ label, heading, text: piece }))
}
