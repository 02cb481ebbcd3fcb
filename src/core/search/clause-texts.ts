import type { Node } from 'prosemirror-model'
import { clausesIn, type Clause } from '../document/clauses.ts'
import { formatterOf, type Formatter } from '../document/formatting.ts'
import { labelDocument } from '../document/numbering-labels.ts'
import { schema } from '../document/schema.ts'
import type { DocumentContext } from '../document/style-sheet.ts'
import { normaliseText, paragraphTexts, type ParagraphText } from '../document/text.ts'
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

/** A clause with the clauses it stands below. */
interface Unit {
  readonly label: string
  readonly heading: string
  readonly lines: string[]
  readonly depth: number
}

/**
 * The clauses of a document in order, as it reads with all revisions accepted. What stands before the first clause is one
 * without a label; a table of contents is left out. A heading whose words are all in the clauses below it is no clause of
 * its own: those carry it.
 */
export function clauseTexts(doc: Node, context: DocumentContext): ClauseText[] {
  const final = decide(doc, 'accept')
  const formatter = formatterOf(context)
  const labels = labelDocument(final, context, formatter)
  const clauses = clausesIn(final, formatter, labels)
  const [before = [], ...lines] = linesByClause(clauses, paragraphTexts(final), formatter)
  const units: Unit[] = [{ label: '', heading: '', lines: before, depth: Infinity }]
  const above: { depth: number; heading: string; unit: Unit }[] = []
  for (const [at, clause] of clauses.entries()) {
    const own = lines[at]!
    while (above.length > 0 && above.at(-1)!.depth >= clause.depth) above.pop()
    const label = clause.label.trim().slice(0, LONGEST_LABEL)
    const parent = above.at(-1)
    if (parent !== undefined && clause.outlineLevel === null && ITEM.test(label)) {
      parent.unit.lines.push(...own.map((line, i) => (i === 0 ? `${label} ${line}` : line)))
      above.push({ depth: clause.depth, heading: '', unit: parent.unit })
      continue
    }
    const heading = headingOf(clause, own[0] ?? '')
    const path = [...above.map((a) => a.heading), heading].filter((h) => h !== '')
    const unit = { label, heading: path.join(HEADING_SEPARATOR), lines: [...own], depth: clause.depth }
    units.push(unit)
    above.push({ depth: clause.depth, heading, unit })
  }
  return units.filter((unit, at) => !isCarried(unit, units[at + 1])).flatMap(pieces)
}

/** Only a heading, which all that stands below it names. */
function isCarried({ heading, lines, depth }: Unit, next: Unit | undefined): boolean {
  return heading !== '' && lines.length === 1 && next !== undefined && next.depth > depth
}

/** The lines of what stands before the first clause, and then of each clause. */
function linesByClause(
  clauses: readonly Clause[],
  paragraphs: readonly ParagraphText[],
  formatter: Formatter,
): string[][] {
  const lines: string[][] = [[], ...clauses.map(() => [])]
  let at = 0
  for (const { node, pos, text } of paragraphs) {
    while (at < clauses.length && clauses[at]!.pos <= pos) at++
    const line = normaliseText(text)
    if (line !== '' && !isOfContents(node, formatter)) lines[at]!.push(line)
  }
  return lines
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
