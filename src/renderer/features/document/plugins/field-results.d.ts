import type { Node } from 'prosemirror-model'
import { Decoration } from 'prosemirror-view'
/** Shades what fields produced inside one paragraph. Results that run over paragraphs, as a table of contents, are left plain. */
export declare function fieldResults(paragraph: Node, start: number): Decoration[]
