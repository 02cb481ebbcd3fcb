/** What a table command did: where the caret goes, or why nothing may be dispatched. */
export type TableEdit = { readonly ok: true; readonly caret: number } | { readonly ok: false; readonly reason: string }

export const done = (caret: number): TableEdit => ({ ok: true, caret })
export const refused = (reason: string): TableEdit => ({ ok: false, reason })

export const PENDING_FORMAT =
  'This table carries a pending change of its layout: accept or reject that one first, for a file remembers only one.'
export const PENDING_CELLS =
  'Cells here are a pending insertion or merge by another author: accept or reject that first. A cell can carry one such change only.'
export const HELD_PLACES =
  'A comment or bookmark stands in these inserted cells: delete it first, or reject the insertion.'
