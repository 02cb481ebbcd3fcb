import type { Node } from 'prosemirror-model'

/**
 * What a document's own settings allow to be edited (w:documentProtection, ECMA-376 part 1, 17.15.1.29), where they
 * enforce it: tracked changes only, comments only, form fields only, or nothing.
 */
export type Protection = 'trackedChanges' | 'comments' | 'forms' | 'readOnly'

/** Does it allow no change of the text, tracked or not? */
export function forbidsText(protection: Protection | null): boolean {
  return protection !== null && protection !== 'trackedChanges'
}

const WHY: Readonly<Record<Protection, string>> = {
  trackedChanges: 'This document is protected: whoever made it allows tracked changes only, so tracking stays on',
  comments: 'This document is protected: whoever made it allows comments only, and no change of the text',
  forms: 'This document is protected: whoever made it allows form fields to be filled in, and no change of the text',
  readOnly: 'This document is protected: whoever made it allows no changes',
}

/** Why something is refused, for the user; without a full stop. */
export function whyProtected(protection: Protection): string {
  return WHY[protection]
}

/** Do two states of a document say the same, revisions included? Places (of comments, bookmarks) may differ. */
export function saysTheSame(a: Node, b: Node): boolean {
  return says(a) === says(b)
}

function says(doc: Node): string {
  const parts: string[] = []
  doc.descendants((node) => {
    if (node.type.name === 'anchor' || node.type.name === 'commentRef' || node.type.name === 'group') return
    const { src: _src, ...attrs } = node.attrs
    const marks = node.marks.map((mark) => [mark.type.name, mark.attrs])
    if (node.isText) for (const char of node.text!) parts.push(JSON.stringify([char, marks]))
    else parts.push(JSON.stringify([node.type.name, attrs, marks]))
  })
  return parts.join('\n')
}
