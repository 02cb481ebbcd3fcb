/**
 * Tracked editing: every edit as revisions (see track/). For every transaction made here, rejecting my revisions gives
 * the document before, accepting them the edit as it would be untracked (ooxml: ECMA-376 part 1, 17.13.5).
 */
export { backspace, type CaretUnit, deleteForward } from './track/caret.ts'
export { deleteTracked } from './track/delete.ts'
export { formatTracked } from './track/format.ts'
export { GROUP_LIMITS, regroup } from './track/groups.ts'
export { insertTracked } from './track/insert.ts'
export { splitTracked } from './track/paragraphs.ts'
export { firstFreeId, REGROUP, TRACKED, type Tracker, UNTRACKED } from './track/tracker.ts'
export { trackTransaction } from './track/transaction.ts'
export { untrackedCleanup } from './track/untracked.ts'
export { clearCellsTracked } from './track/table/clear.ts'
export { insertColumnsTracked } from './track/table/columns.ts'
export { deleteColumnsTracked } from './track/table/delete-columns.ts'
export { insertTableTracked, TABLE_LIMITS, type NewTable } from './track/table/insert-table.ts'
export { selectedArea, type TableArea, wholeTable } from './track/table/place.ts'
export { type TableEdit } from './track/table/result.ts'
export { deleteRowsTracked, deleteTableTracked, insertRowsTracked } from './track/table/rows.ts'
