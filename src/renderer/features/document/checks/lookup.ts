import type { Checks, GroupChecks } from '../../../../core/document/checks/checker.ts'
import type { Finding } from '../../../../core/document/checks/finding.ts'
import { clauseName, groupStart } from '../../../../core/document/checks/list.ts'
import type { IndexedClause } from '../../../../core/document/references/clause-index.ts'

/** What stands at a place of the text and has something to tell. Positions in the document. */
export interface Peek {
  readonly from: number
  readonly to: number
  /** "Confidential Information", "Clause 4.2(a)" */
  readonly title: string
  /** The definition, or the clause's text. */
  readonly text: string
  /** Where it leads; null where it leads nowhere. */
  readonly target: number | null
  /** What the checks say of these words. */
  readonly remarks: readonly string[]
}

const LONGEST = 700

/** The term, reference or finding at a position; null where there is none. */
export function peekAt(checks: Checks, pos: number): Peek | null {
  let start = 1
  for (const group of checks.groups) {
    if (pos < start + group.group.nodeSize - 1) return peekIn(checks, group, start, pos - start)
    start += group.group.nodeSize
  }
  return null
}

/** What the checks found at a position. */
export function findingsAt(checks: Checks, pos: number): readonly Finding[] {
  let start = 1
  for (const { group, findings } of checks.groups) {
    const at = pos - start
    if (at < group.nodeSize - 1) return findings.filter(({ from, to }) => from <= at && at <= to && from < to)
    start += group.nodeSize
  }
  return []
}

function peekIn(checks: Checks, { references, terms, findings }: GroupChecks, start: number, at: number): Peek | null {
  const isHere = ({ from, to }: { from: number; to: number }): boolean => from <= at && at <= to
  const here = findings.filter(isHere)
  const remarks = here.map((f) => f.detail)
  const reference = references.uses.find(isHere)
  if (reference !== undefined) {
    const place = { from: reference.from + start, to: reference.to + start }
    if (reference.clause !== null) return { ...place, ...clausePeek(checks, reference.clause), remarks }
    const bookmark = checks.bookmarks.get(reference.bookmark ?? '')
    const paragraph =
      bookmark === undefined ? undefined : checks.groups[bookmark.group]?.facts.paragraphs[bookmark.paragraph]
    if (bookmark !== undefined && paragraph !== undefined) {
      const target = groupStart(checks, bookmark.group) + paragraph.pos + 1
      return { ...place, title: 'Refers to', text: short(paragraph.facts.reading.text), target, remarks }
    }
  }
  const use = terms.uses.find(isHere)
  const miscased = here.find((f) => f.kind === 'miscased-term')
  const term = checks.terms.get(use?.key ?? miscased?.key.split('|')[0] ?? '')
  const definition = term?.definitions.find((d) => d.kind !== 'pointer') ?? term?.definitions[0]
  if (term !== undefined && definition !== undefined) {
    const { from, to } = use ?? miscased!
    const target = groupStart(checks, definition.group) + definition.from
    return {
      from: from + start,
      to: to + start,
      title: term.term,
      text: definitionText(checks, definition),
      target,
      remarks,
    }
  }
  return here[0] === undefined ? null : findingPeek(here[0], start, remarks)
}

function findingPeek(finding: Finding, start: number, remarks: readonly string[]): Peek {
  return { from: finding.from + start, to: finding.to + start, title: finding.text, text: '', target: null, remarks }
}

/** The sentence around a definition; with the list below it where it ends in a colon. */
function definitionText(
  checks: Checks,
  { group, paragraph, text, kind, at }: NonNullable<ReturnType<Checks['terms']['get']>>['definitions'][number],
): string {
  // "… (the “Supplier”)" stands after what it means; long paragraphs hold much else.
  const from = kind === 'stands' ? Math.max(0, at - 400) : Math.max(0, text.lastIndexOf('. ', at) + 1)
  const said = text.slice(from).trim()
  if (!/:\s*$/.test(said)) return short(said)
  const { paragraphs } = checks.groups[group]!.facts
  const first = paragraphs.findIndex((p) => p.pos === paragraph)
  const items = paragraphs.slice(first + 1, first + 6).filter((p) => p.facts.definitions.length === 0)
  return short([said, ...items.map((p) => p.facts.reading.text.trim())].join('\n'))
}

export function clausePeek(checks: Checks, clause: IndexedClause): Pick<Peek, 'title' | 'text' | 'target'> {
  const { paragraphs } = checks.groups[clause.group]!.facts
  const ordinal = clause.order - checks.starts[clause.group]! + 1
  const at = paragraphs.findIndex((p) => p.clauses === ordinal)
  const paragraph = paragraphs[at]
  if (paragraph === undefined) return { title: clauseName(clause), text: '', target: null }
  const own = paragraph.facts.reading.text.slice(clause.fact.typedTo).trim()
  // A heading says little: what follows it is shown too.
  const below = own.length < 90 ? (paragraphs[at + 1]?.facts.reading.text.trim() ?? '') : ''
  return {
    title: clause.fact.word === null ? `Clause ${clauseName(clause)}` : clauseName(clause),
    text: short([own, below].filter((t) => t !== '').join('\n')),
    target: groupStart(checks, clause.group) + paragraph.pos + 1,
  }
}

function short(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\s+\S*$/, '')} \u2026`
}
