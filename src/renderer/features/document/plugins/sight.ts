import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState, type Selection } from 'prosemirror-state'
import { DecorationSet, type DecorationSource, type EditorView } from 'prosemirror-view'
import { groupIndexAt, groupStarts } from '../../../../core/document/group-places.ts'
import { GroupedDecorations } from './grouped-set.ts'

/*
 * Which groups of a long document have their text on the page. Those far from what one sees are boxes of the same height
 * without anything in them: elements for two thousand pages cost a gigabyte, and every edit of all of them ten seconds.
 * Where the selection begins and ends there is always text.
 */

/** Up to so many groups (some 80 pages) all of them are on the page. */
export const ALL_SHOWN = 60
/** What is shown of a longer one to begin with, until it is known what is seen. */
const FIRST = 2

/** A document's groups that are shown, by index; null where all of them are. */
export type Shown = ReadonlySet<number> | null

interface Range {
  readonly from: number
  readonly to: number
}

interface Sight {
  /** Stretches of the document that are shown: positions last through edits, indexes do not. */
  readonly ranges: readonly Range[] | null
  readonly shown: Shown
}

const EVERYTHING: Sight = { ranges: null, shown: null }

const key = new PluginKey<Sight>('sight')

/** The groups that are shown; all, in a view without this plugin. */
export function shownGroups(state: EditorState): Shown {
  return key.getState(state)?.shown ?? null
}

/** Whether a group, by its index, has its text on the page. */
export function isGroupShown(shown: Shown, index: number): boolean {
  return shown === null || shown.has(index)
}

/** Shows these groups (and those of the selection) and no others; null shows all. */
export function showGroups(view: EditorView, indexes: Iterable<number> | null): void {
  view.dispatch(view.state.tr.setMeta(key, indexes === null ? EVERYTHING : [...indexes]).setMeta('addToHistory', false))
}

/** Shows the group that a position is in, and its neighbours, where they are not shown. */
export function showAround(view: EditorView, pos: number): void {
  const shown = shownGroups(view.state)
  if (shown === null) return
  const { doc } = view.state
  const at = groupIndexAt(doc, pos)
  const wanted = [at, at - 1, at + 1].filter((i) => i >= 0 && i < doc.childCount && !shown.has(i))
  if (wanted.length > 0) showGroups(view, [...shown, ...wanted])
}

/** What tells a group's view that its text is not on the page: nothing is decorated in there. */
const OUT_OF_SIGHT = new (class extends DecorationSet {
  constructor() {
    // (local, children), which the types leave out. A child where there is none: no other set is equal to this one.
    super(...([[], [-1, -1, DecorationSet.empty]] as unknown as []))
  }

  override forChild(): DecorationSet {
    return DecorationSet.empty
  }

  eq(other: unknown): boolean {
    return other === this
  }
})()

/** Whether a group with these decorations inside is out of sight. */
export function isOutOfSight(inside: DecorationSource): boolean {
  // Sets of several plugins come as a group of its own kind, which the library does not export.
  return (
    inside === OUT_OF_SIGHT || (inside as { members?: readonly unknown[] }).members?.includes(OUT_OF_SIGHT) === true
  )
}

function sightOf(doc: Node, selection: Selection, ranges: readonly Range[], old: Sight | null): Sight {
  const shown = new Set<number>()
  for (const { from, to } of ranges) {
    const last = groupIndexAt(doc, to)
    for (let i = groupIndexAt(doc, from); i <= last; i++) shown.add(i)
  }
  shown.add(groupIndexAt(doc, selection.anchor)).add(groupIndexAt(doc, selection.head))
  const isSame = old?.shown?.size === shown.size && [...shown].every((i) => old.shown!.has(i))
  return { ranges: rangesOf(doc, shown), shown: isSame ? old.shown : shown }
}

/** From the inside of each group, so that a group split in two is shown in both its halves. */
function rangesOf(doc: Node, shown: ReadonlySet<number>): Range[] {
  const starts = groupStarts(doc)
  return [...shown].map((i) => ({ from: starts[i]! + 1, to: starts[i]! + doc.child(i).nodeSize - 1 }))
}

/** @param most up to how many groups all are shown */
export function sight(most = ALL_SHOWN): Plugin {
  let last: { shown: Shown; doc: Node; source: DecorationSource } | undefined
  return new Plugin<Sight>({
    key,
    state: {
      init: (_config, { doc, selection }) => {
        if (doc.childCount <= most) return EVERYTHING
        const first = Array.from({ length: FIRST }, (_, i) => i)
        return sightOf(doc, selection, rangesOf(doc, new Set(first)), null)
      },
      apply: (tr, old, before) => {
        const { doc, selection } = tr
        const told = tr.getMeta(key) as typeof EVERYTHING | readonly number[] | undefined
        if (told === EVERYTHING) return EVERYTHING
        if (told !== undefined) return sightOf(doc, selection, rangesOf(doc, new Set(told as readonly number[])), old)
        if (old.ranges === null) {
          // All are shown on purpose, or the document has only now grown too long for it.
          const isGrowing = before.doc.childCount <= most && doc.childCount > most
          return isGrowing ? sightOf(doc, selection, rangesOf(doc, new Set(before.doc.children.keys())), null) : old
        }
        if (!tr.docChanged && !tr.selectionSet) return old
        const moved = tr.docChanged
          ? old.ranges.map(({ from, to }) => ({ from: tr.mapping.map(from, 1), to: tr.mapping.map(to, -1) }))
          : old.ranges
        return sightOf(doc, selection, moved, old)
      },
    },
    props: {
      decorations: (state) => {
        const shown = shownGroups(state)
        if (shown === null) return DecorationSet.empty
        const { doc } = state
        if (last?.shown !== shown || last.doc.childCount !== doc.childCount || last.doc !== doc) {
          const sets = doc.children.map((_group, i) => (shown.has(i) ? DecorationSet.empty : OUT_OF_SIGHT))
          last = { shown, doc, source: new GroupedDecorations(sets, doc) }
        }
        return last.source
      },
    },
  })
}
