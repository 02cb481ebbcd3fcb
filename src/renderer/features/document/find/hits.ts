import type { Node } from 'prosemirror-model'
import { findInGroup, placed, type PlacedMatch } from '../../../../core/document/find/find.ts'
import { findInNotes, type MatchesInNote } from '../../../../core/document/find/find-in-notes.ts'
import type { Query } from '../../../../core/document/find/query.ts'

/** A match in the text or in a note, in the order one reads them: a note's where its reference stands. */
export interface Hit {
  /** Where it stands in the document: its beginning, or the note's reference. */
  readonly at: number
  /** In the document, or in the note's story. */
  readonly from: number
  readonly to: number
  readonly match: PlacedMatch
  readonly note: MatchesInNote | null
}

export function hitsIn(group: Node, start: number, query: Query): readonly Hit[] {
  const inText = findInGroup(group, query).map((found): Hit => {
    const match = placed(found, start, 0)
    return { at: match.from, from: match.from, to: match.to, match, note: null }
  })
  const inNotes = findInNotes(group, start, query).flatMap((note) =>
    note.matches.map((match): Hit => ({ at: note.pos, from: match.from, to: match.to, match, note })),
  )
  return inNotes.length === 0 ? inText : [...inText, ...inNotes].sort((a, b) => a.at - b.at || a.from - b.from)
}
