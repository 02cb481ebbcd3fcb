import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import type { Checks } from '../../../../core/document/checks/checker.ts'
import { clauseOf } from '../../../../core/document/checks/reference-scan.ts'
import { termStyleOf } from '../../../../core/document/checks/term-style.ts'
import { numberOf } from '../../../../core/document/references/clause-numbers.ts'
import { insertReference, nameTerm, quoteTerm, updateResults, type Tracker } from '../../../../core/revision/track.ts'
import { notify } from '../notices.ts'
import type { EditorSession } from '../session.ts'
import type { ClauseChoice } from './choices.ts'
import { liveChecksOf } from './live-checks.ts'

/** Makes a tracked edit at the selection; null when the text cannot be edited now. */
function edit(
  session: EditorSession,
  make: (tr: Transaction, tracker: Tracker, state: EditorState) => number | null,
): boolean {
  const { tracking, view } = session
  if (tracking === null || !session.isEditable()) return false
  const { tr } = view.state
  const caret = make(tr, tracking.tracker(), view.state)
  if (!tr.docChanged) return false
  if (caret !== null) tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(caret, tr.doc.content.size)), 1))
  view.dispatch(tracking.settle(tr.scrollIntoView()))
  view.focus()
  return true
}

export interface ReferenceOptions {
  readonly form: 'relative' | 'full'
  /** Puts the word that this contract calls its clauses by before the number. */
  readonly withWord: boolean
}

/** Puts a reference to a clause at the selection. */
export function refer(session: EditorSession, choice: ClauseChoice, { form, withWord }: ReferenceOptions): void {
  const checks = liveChecksOf(session).now()
  edit(session, (tr, tracker, { selection, doc }) => {
    const { from, to } = selection
    const result = numberOf(choice.clause, form, form === 'relative' ? clauseAround(checks, from) : null)
    const before = withWord ? wordBefore(checks, choice, doc.textBetween(Math.max(0, from - 12), from, ' ')) : ''
    return insertReference(tr, from, to, { target: choice.pos, form, result, before }, tracker).to
  })
}

/** The clause that the paragraph at a position is; null where it has no number. */
function clauseAround(checks: Checks, pos: number) {
  let start = 1
  for (const [i, { group, facts }] of checks.groups.entries()) {
    if (pos < start + group.nodeSize) {
      const paragraph = facts.paragraphs.findLast((p) => p.pos + start < pos)
      return paragraph?.isClause === true ? clauseOf(paragraph, i, checks) : null
    }
    start += group.nodeSize
  }
  return null
}

/**
 * "clause" or "Section", as this contract says; '' where the word stands there already, or the label brings its own. With a blank
 * before it behind a word.
 */
function wordBefore(checks: Checks, { clause }: ClauseChoice, before: string): string {
  if (clause.fact.word !== null || /\p{L}{3}/u.test(clause.fact.label)) return ''
  if (/(?:clauses?|sections?|articles?|paragraphs?|and|or|,)[\s\u00a0]+$/i.test(before)) return ''
  const counts = new Map<string, number>()
  for (const { group, references } of checks.groups) {
    for (const use of references.uses) {
      // A field shows the number alone: its word is typed before it.
      const typedBefore = group.textBetween(Math.max(0, use.from - LONGEST_WORD), use.from, ' ')
      const word = (WORD_FIRST.exec(use.text) ?? WORD_LAST.exec(typedBefore))?.[1]
      if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return `${/[\p{L}\p{N},;]$/u.test(before) ? ' ' : ''}${most?.[0] ?? 'clause'}\u00a0`
}

/** As far before a field's number as its word and a blank reach. */
const LONGEST_WORD = 12
const WORD_FIRST = /^(clause|section|article|paragraph)s?\b/i
const WORD_LAST = /\b(clause|section|article|paragraph)s?[\s\u00a0]+$/i

/** Gives every stale field its number, as a revision that can be undone at once. */
export function updateStale(session: EditorSession): void {
  const checks = liveChecksOf(session).now()
  let start = 1
  const stale = checks.groups.flatMap(({ group, references }) => {
    const at = start
    start += group.nodeSize
    return references.stale.map(({ from, to, now }) => ({ from: from + at, to: to + at, now }))
  })
  let count = 0
  edit(session, (tr, tracker) => {
    count = updateResults(tr, stale, tracker)
    return null
  })
  if (count === 0) {
    session.announce('Every reference shows the number that its clause has')
    return
  }
  notify({
    tone: 'success',
    title: `${count === 1 ? '1 reference' : `${count} references`} updated, as tracked changes`,
    action: { label: 'Undo', run: () => session.undo() },
  })
}

/** Puts the selected words in quotation marks, set as the contract's other terms are. */
export function quoteSelection(session: EditorSession): void {
  const style = termStyleOf(liveChecksOf(session).now(), session.looks.formatter)
  edit(
    session,
    (tr, tracker, { selection }) => quoteTerm(tr, selection.from, selection.to, style, tracker).to + style.close.length,
  )
}

/** Puts ` (the “Term”)` after the selection. */
export function nameSelection(session: EditorSession, term: string): void {
  const style = termStyleOf(liveChecksOf(session).now(), session.looks.formatter)
  edit(session, (tr, tracker, { selection }) => nameTerm(tr, selection.to, term, style, tracker))
}
