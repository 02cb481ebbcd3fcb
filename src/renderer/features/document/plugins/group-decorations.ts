import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { createNumberer, type NumberLabel } from '../../../../core/document/numbering-labels.ts'
import type { CellLook } from '../../../../core/document/formatting-table.ts'
import { schema } from '../../../../core/document/schema.ts'
import type { Looks } from '../view/looks.ts'
import { tableLayout, type CellLayout } from '../view/table-layout.ts'
import { fieldResults } from './field-results.ts'
import { GroupedDecorations } from './grouped-set.ts'
import { relabel, type GroupLabels } from './numbering.ts'
import { isGroupShown, shownGroups, type Shown } from './sight.ts'

/** What a paragraph's view is told about its surroundings. */
export interface ParagraphSpec {
  readonly label: NumberLabel | null
  readonly cell: CellLook | null
}

/** What a cell's view is told. */
export interface CellSpec {
  readonly layout: CellLayout
}

const key = new PluginKey<readonly GroupLabels[]>('group-labels')

/** The labels of every group, in order. */
export function groupLabels(state: EditorState): readonly GroupLabels[] {
  return key.getState(state) ?? []
}

/**
 * Tells views what they cannot see from their own node: number labels, a cell's place in its table, field results. Made
 * per group and kept as long as the group and its labels are the same, so that a keystroke pays for one group.
 */
export function groupDecorations(looks: Looks): Plugin<readonly GroupLabels[]> {
  let numberer = createNumberer(looks.context, looks.formatter)
  const labelled = (doc: Node, old: readonly GroupLabels[]): readonly GroupLabels[] => {
    if (!looks.follow(doc)) return relabel(doc, old, numberer)
    numberer = createNumberer(looks.context, looks.formatter)
    return relabel(doc, [], numberer)
  }
  const cache = new WeakMap<Node, { labels: GroupLabels['labels']; set: DecorationSet }>()
  const setOf = ({ group, labels }: GroupLabels): DecorationSet => {
    const known = cache.get(group)
    if (known?.labels === labels) return known.set
    const set = DecorationSet.create(group, decorate(group, labels, looks))
    cache.set(group, { labels, set })
    return set
  }
  let last: { labels: readonly GroupLabels[]; shown: Shown; source: DecorationSet } | undefined
  return new Plugin<readonly GroupLabels[]>({
    key,
    state: {
      init: (_config, state) => labelled(state.doc, []),
      apply: (tr, labels) => (tr.docChanged ? labelled(tr.doc, labels) : labels),
    },
    props: {
      decorations: (state) => {
        const labels = groupLabels(state)
        const shown = shownGroups(state)
        if (last?.labels !== labels || last.shown !== shown) {
          const sets = labels.map((group, i) => (isGroupShown(shown, i) ? setOf(group) : DecorationSet.empty))
          last = { labels, shown, source: new GroupedDecorations(sets, state.doc) }
        }
        return last.source
      },
    },
  })
}

/** @param group a group, or a flat document @param labels one for each paragraph in it */
export function decorate(group: Node, labels: GroupLabels['labels'], looks: Looks): Decoration[] {
  const decorations: Decoration[] = []
  let ordinal = 0
  const add = (from: number, node: Node, spec: ParagraphSpec | CellSpec): void => {
    decorations.push(Decoration.node(from, from + node.nodeSize, {}, spec))
  }
  const blocks = (parent: Node, start: number, cell: CellLook | null): void => {
    parent.forEach((node, offset) => {
      const pos = start + offset
      if (node.type === schema.nodes.paragraph) {
        const label = labels[ordinal++] ?? null
        if (label !== null || cell !== null) add(pos, node, { label, cell })
        decorations.push(...fieldResults(node, pos + 1))
      } else if (node.type === schema.nodes.table) table(node, pos)
      else if (!node.isLeaf) blocks(node, pos + 1, cell)
    })
  }
  const table = (node: Node, pos: number): void => {
    const layout = tableLayout(node, looks)
    let at = 0
    node.forEach((row, rowOffset) => {
      row.forEach((cell, cellOffset) => {
        const cellPos = pos + 1 + rowOffset + 1 + cellOffset
        const place = layout.cells[at++]!
        add(cellPos, cell, { layout: place })
        blocks(cell, cellPos + 1, place.look)
      })
    })
  }
  blocks(group, 0, null)
  return decorations
}
