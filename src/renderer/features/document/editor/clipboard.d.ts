import type { Slice } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
export declare function copySelection(view: EditorView, clipboard: DataTransfer): boolean
/** The slice that was copied here, when that is what the clipboard still holds; else null. */
export declare function ownSlice(html: string): Slice | null
/** The words as they would read with everything accepted, a line per paragraph, cells parted by tabs. */
export declare function plainText(slice: Slice): string
