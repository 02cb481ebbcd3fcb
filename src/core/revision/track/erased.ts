import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import type { Range } from './delete.ts'
import { isMine, REGROUP, revisionOn, type Tracker, UNTRACKED } from './tracker.ts'

/*
 * A redline reads from the old to the new. Backspace leaves the caret in front of what it deleted, so that the next one
 * goes on from there; what is typed, composed or pasted then takes the place of what went, and so comes behind it.
 */

const ERASED = new PluginKey<Range | null>('erased')

/** Meta of a transaction that deleted a range and left the caret in front of it. */
export const erasing = (range: Range): [PluginKey, Range] => [ERASED, range]

/** Remembers what was just deleted behind the caret, until the caret goes elsewhere or something else is done. */
export const rememberErased = new Plugin<Range | null>({
  key: ERASED,
  state: {
    init: () => null,
    apply: (tr, before, old, now) => {
      const moved = before === null ? null : { from: tr.mapping.map(before.from, 1), to: tr.mapping.map(before.to, -1) }
      const erased = tr.getMeta(ERASED) as Range | undefined
      if (erased !== undefined && tr.getMeta(UNTRACKED) === undefined) {
        return { from: erased.from, to: Math.max(erased.to, moved?.to ?? 0) }
      }
      // Regrouping, and the rest of a document that arrives, is nothing that one does.
      if (tr.docChanged && tr.getMeta(REGROUP) === undefined && tr.getMeta('addToHistory') !== false) return null
      return tr.docChanged || now.selection.eq(old.selection) ? moved : null
    },
  },
})

/** Where what is typed now goes: over the selection, or behind what I have just deleted at the caret. */
export function typingRange(state: EditorState, tracker: Tracker): Range {
  const { from, to, empty, $head } = state.selection
  const erased = ERASED.getState(state)
  if (!empty || erased == null || erased.from !== from) return { from, to }
  let at = from
  for (let node = $head.nodeAfter; node !== null && at < erased.to; node = state.doc.resolve(at).nodeAfter) {
    if (!isMine(revisionOn(node, 'del'), tracker)) break
    at += node.nodeSize
  }
  return { from: at, to: at }
}
