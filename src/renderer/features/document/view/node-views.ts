import type { NodeViewConstructor } from 'prosemirror-view'
import type { ViewEnv } from './env.ts'
import { GroupView } from './group-view.ts'
import { inlineViews, opaqueBlockView } from './inline-views.ts'
import { ParagraphView } from './paragraph-view.ts'
import { CellView, RowView, TableView } from './table-views.ts'

/** How every kind of node is shown. */
export function nodeViews(env: ViewEnv): Record<string, NodeViewConstructor> {
  return {
    group: (node) => new GroupView(node, env),
    paragraph: (node, _view, _getPos, decorations) => new ParagraphView(node, decorations, env),
    table: (node) => new TableView(node, env),
    row: (node) => new RowView(node, env),
    cell: (node, _view, _getPos, decorations) => new CellView(node, decorations, env),
    opaqueBlock: (node) => opaqueBlockView(node),
    ...Object.fromEntries(
      Object.entries(inlineViews).map(([name, make]): [string, NodeViewConstructor] => [
        name,
        (node) => make(node, env),
      ]),
    ),
  }
}
