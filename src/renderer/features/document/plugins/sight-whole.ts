import type { EditorView } from 'prosemirror-view'
import { whenIdle } from '../slices.ts'
import { shownGroups, showGroups } from './sight.ts'
import { holdSight } from './sight-watch.ts'

const AT_A_TIME = 8

/**
 * Puts all text of a document on the page, for paper, a few groups at a time: the window goes on being drawn.
 * @param told hears how much is there, from 0 to 1; false ends it early
 * @returns what brings back what was shown before
 */
export async function showWhole(view: EditorView, told: (done: number) => boolean): Promise<() => void> {
  const before = shownGroups(view.state)
  if (before === null) return () => undefined
  const release = holdSight(view)
  for (;;) {
    const shown = shownGroups(view.state)
    if (view.isDestroyed || shown === null) break
    const next = [...view.state.doc.children.keys()].filter((i) => !shown.has(i)).slice(0, AT_A_TIME)
    if (next.length === 0 || !told(shown.size / view.state.doc.childCount)) break
    showGroups(view, [...shown, ...next])
    await whenIdle()
  }
  return () => {
    release()
    if (!view.isDestroyed) showGroups(view, before)
  }
}
