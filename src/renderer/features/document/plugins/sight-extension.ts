import { keydownHandler } from 'prosemirror-keymap'
import { Plugin, Selection, TextSelection, type Command } from 'prosemirror-state'
import type { Extension } from '../extensions.ts'
import { ALL_SHOWN, shownGroups, showAround, sight } from './sight.ts'
import { watchSight, type Watch } from './sight-watch.ts'

/** How far a key may take the caret that the page itself moves, in heights of the window. */
const REACH_OF_KEYS = 1.5
const MOVES = /^(Arrow|Page|Home|End)/

/** Long documents: what is far from what one sees has no elements, and keys find text all the same. */
export const sightExtension: Extension = {
  // Of one that is still on its way it is known how long it will be.
  plugins: (session) => [sight(session.isLong ? 0 : ALL_SHOWN), watching()],
}

function watching(): Plugin {
  let watch: Watch | null = null
  const press = keydownHandler({
    'Mod-a': selectAll,
    'Mod-Home': toEdge(-1),
    'Mod-End': toEdge(1),
    'Shift-Mod-Home': toEdge(-1, true),
    'Shift-Mod-End': toEdge(1, true),
  })
  return new Plugin({
    view: (view) => {
      const ground = view.dom.closest('.doc__scroll')
      watch = ground === null ? null : watchSight(view, ground)
      return { destroy: () => watch?.stop() }
    },
    props: {
      handleKeyDown: (view, event) => {
        if (shownGroups(view.state) === null || event.isComposing) return false
        if (press(view, event)) return true
        if (MOVES.test(event.key)) {
          showAround(view, view.state.selection.head)
          watch?.look(REACH_OF_KEYS)
        }
        return false
      },
    },
  })
}

/** The page would select what it has elements for. */
const selectAll: Command = ({ doc, tr }, dispatch) => {
  dispatch?.(tr.setSelection(TextSelection.between(Selection.atStart(doc).$from, Selection.atEnd(doc).$to)))
  return true
}

function toEdge(direction: 1 | -1, isExtending = false): Command {
  return ({ doc, tr, selection }, dispatch) => {
    const edge = direction > 0 ? Selection.atEnd(doc) : Selection.atStart(doc)
    dispatch?.(
      tr.setSelection(isExtending ? TextSelection.between(selection.$anchor, edge.$head) : edge).scrollIntoView(),
    )
    return true
  }
}
