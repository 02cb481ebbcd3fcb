import type { Slice } from 'prosemirror-model'
import { buildSlice, type PasteTarget } from './build-slice.ts'
import type { HtmlNode } from './html-tree.ts'
import { readHtml } from './read-html.ts'

export type { PasteTarget } from './build-slice.ts'

export interface PasteContent {
  readonly slice: Slice
  /** What could not be kept as it was, a sentence each. */
  readonly notes: readonly string[]
}

/** HTML from a clipboard, parsed elsewhere, as a slice for a place in a document. */
export function pasteHtml(nodes: readonly HtmlNode[], target: PasteTarget): PasteContent {
  const { blocks, losses } = readHtml(nodes)
  const notes = [
    losses.images > 0
      ? `${counted(losses.images, 'picture', 'pictures')} left out: pictures cannot be pasted yet.`
      : '',
    losses.revisions > 0
      ? `${counted(losses.revisions, 'tracked change of the source', 'tracked changes of the source')} taken as accepted: what you paste is yours.`
      : '',
    losses.comments > 0 ? 'Comments were left out.' : '',
    losses.hidden > 0 ? 'Hidden text was left out.' : '',
  ]
  return { slice: buildSlice(blocks, target), notes: notes.filter((note) => note !== '') }
}

function counted(n: number, one: string, many: string): string {
  return n === 1 ? `One ${one} was` : `${n} ${many} were`
}
