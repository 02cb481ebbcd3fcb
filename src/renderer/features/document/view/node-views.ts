import type { Node } from 'prosemirror-model'
import type { Decoration, DecorationSource, NodeView, NodeViewConstructor } from 'prosemirror-view'
import type { ViewEnv } from './env.ts'
import { isOutOfSight } from '../plugins/sight.ts'
import { FarGroupView, GroupView } from './group-view.ts'
import { inlineViews, opaqueBlockView } from './inline-views.ts'
import { ParagraphView } from './paragraph-view.ts'
import { CellView, RowView, TableView } from './table-views.ts'

type Make = (node: Node, decorations: readonly Decoration[], env: ViewEnv, inside?: DecorationSource) => NodeView

const BLOCKS: Readonly<Record<string, Make>> = {
  group: (node, _decorations, env, inside) =>
    inside !== undefined && isOutOfSight(inside) ? new FarGroupView(node) : new GroupView(node, env),
  paragraph: (node, decorations, env) => new ParagraphView(node, decorations, env),
  table: (node, _decorations, env) => new TableView(node, env),
  row: (node, _decorations, env) => new RowView(node, env),
  cell: (node, decorations, env) => new CellView(node, decorations, env),
  opaqueBlock: (node) => opaqueBlockView(node),
}

/** The view of one node, in the editor or beside it; undefined for a kind that is shown as its schema says. */
export function nodeView(
  node: Node,
  decorations: readonly Decoration[],
  env: ViewEnv,
  inside?: DecorationSource,
): NodeView | undefined {
  return (
    BLOCKS[node.type.name]?.(node, decorations, env, inside) ?? inlineViews[node.type.name]?.(node, env, decorations)
  )
}

/** How every kind of node is shown. */
export function nodeViews(env: ViewEnv): Record<string, NodeViewConstructor> {
  const names = [...Object.keys(BLOCKS), ...Object.keys(inlineViews)]
  return Object.fromEntries(
    names.map((name): [string, NodeViewConstructor] => [
      name,
      (node, _view, _getPos, decorations, inside) => nodeView(node, decorations, env, inside)!,
    ]),
  )
}
