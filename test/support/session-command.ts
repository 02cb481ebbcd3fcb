import * as fc from 'fast-check'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import type { DocumentContext } from '../../src/core/document/style-sheet.ts'
import { selectedArea, type TableArea, type TableEdit, type Tracker } from '../../src/core/revision/track.ts'
import type { Tracking } from '../../src/renderer/features/document/editor/tracking.ts'
import type { Edit } from '../core/revision/track-plain.ts'

/**
 * What edits a document, for sessions at random. What a command makes goes through `EditingSession.dispatch`, tracked
 * already or as the view makes it.
 */
interface SessionCommand<Arg> {
  readonly name: string
  readonly weight?: number
  readonly arbitrary: fc.Arbitrary<Arg>
  /** The transaction, or null where there is nothing to do here. */
  readonly run: (state: EditorState, tracking: Tracking, arg: Arg, context: DocumentContext) => Transaction | null
  /** The edit as track-plain.ts can make it on the blocks themselves; null where it cannot. */
  readonly plain?: (arg: Arg) => Edit | null
  /**
   * What it does depends on what is still there of earlier edits by the same author, so that it may do something else
   * where they were accepted before. Then that is not asked for.
   */
  readonly looksAtRevisions?: boolean
}

/** One command with its argument. */
export interface Picked {
  readonly name: string
  readonly run: (state: EditorState, tracking: Tracking, context: DocumentContext) => Transaction | null
  readonly plain: Edit | null
  readonly looksAtRevisions: boolean
}

export function command<Arg>(it: SessionCommand<Arg>): fc.WeightedArbitrary<Picked> {
  const picked = (arg: Arg): Picked => {
    const shown = arg === null ? it.name : `${it.name} ${fc.stringify(arg)}`
    return Object.assign(
      {
        name: it.name,
        run: (state: EditorState, tracking: Tracking, context: DocumentContext) =>
          it.run(state, tracking, arg, context),
        plain: it.plain?.(arg) ?? null,
        looksAtRevisions: it.looksAtRevisions ?? false,
      },
      { [fc.toStringMethod]: () => shown },
    )
  }
  return { weight: it.weight ?? 1, arbitrary: it.arbitrary.map(picked) }
}

/** Commands on the cells that the selection stands in. What cells are there depends on revisions. */
export function tableCommand(
  name: string,
  edit: (tr: Transaction, area: TableArea, by: Tracker) => TableEdit,
): fc.WeightedArbitrary<Picked> {
  return command({
    name,
    arbitrary: fc.constant(null),
    run: (state, tracking) => {
      const area = selectedArea(state.selection)
      if (area === null) return null
      const { tr } = state
      return edit(tr, area, tracking.tracker()).ok && tr.docChanged ? tracking.settle(tr) : null
    },
    looksAtRevisions: true,
  })
}

/** What an editor command dispatches. */
export function dispatched(command: Command, state: EditorState): Transaction | null {
  let made: Transaction | null = null
  command(state, (tr) => (made = tr))
  return made
}
