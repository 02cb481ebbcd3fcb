import { isMac } from './shortcut.ts'

/** What is always so of a command: its name, its usual shortcut, where the settings list it. */
export interface CatalogueEntry {
  readonly id: string
  /** What it does, as a menu would put it. */
  readonly label: string
  /** Such as "Mod+Shift+P"; Mod is Ctrl, and ⌘ on a Mac. */
  readonly shortcut?: string
  readonly area: string
  /** Its keys mean this only while the caret is in the document's text. */
  readonly inText?: true
}

type Row = readonly [id: string, label: string, shortcut?: string, inText?: 'in text']

const area = (name: string, rows: readonly Row[]): CatalogueEntry[] =>
  rows.map(([id, label, shortcut, inText]) => ({
    id,
    label,
    area: name,
    ...(shortcut === undefined ? {} : { shortcut }),
    ...(inText === undefined ? {} : { inText: true as const }),
  }))

/** Every command of the app. The palette shows those that can be given now, the settings all of them. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  ...area('App', [
    ['app.palette', 'All commands', 'Mod+Shift+P'],
    ['app.settings', 'Settings…', 'Mod+Comma'],
    ['view.theme', 'Switch theme'],
    ['go.agreements', 'Go to agreements'],
    // On a Mac, Alt with an arrow goes by words.
    ['go.back', 'Back', isMac ? 'Mod+[' : 'Alt+ArrowLeft'],
    ['go.forward', 'Forward', isMac ? 'Mod+]' : 'Alt+ArrowRight'],
  ]),
  ...area('Archive', [
    ['archive.new', 'New archive…'],
    ['archive.open', 'Open archive…', 'Mod+O'],
    ['archive.close', 'Close archive'],
    ['archive.retry', 'Try to write to the archive'],
    ['agreement.import', 'Import agreement…', 'Mod+Shift+O'],
  ]),
  ...area('Rounds', [
    ['round.send', 'Send round…'],
    ['round.receive', 'Receive return…'],
    ['round.export-redline', 'Export redline…'],
    ['round.export-clean', 'Export clean copy…'],
  ]),
  ...area('Formatting', [
    ['format.bold', 'Bold', 'Mod+B', 'in text'],
    ['format.italic', 'Italic', 'Mod+I', 'in text'],
    ['format.underline', 'Underline', 'Mod+U', 'in text'],
    ['format.strike', 'Strikethrough'],
    ['format.dstrike', 'Double strikethrough'],
    ['format.caps', 'All capitals', 'Mod+Shift+A', 'in text'],
    ['format.smallCaps', 'Small capitals', 'Mod+Shift+K', 'in text'],
    ['format.subscript', 'Subscript', 'Mod+=', 'in text'],
    ['format.superscript', 'Superscript', 'Mod+Shift+=', 'in text'],
    ['format.grow', 'Larger text', 'Mod+Shift+.', 'in text'],
    ['format.shrink', 'Smaller text', 'Mod+Shift+Comma', 'in text'],
    ['format.clear', 'Clear formatting of text', 'Mod+Space', 'in text'],
    ['format.align-start', 'Align left', 'Mod+L', 'in text'],
    ['format.align-center', 'Centre', 'Mod+E', 'in text'],
    ['format.align-end', 'Align right', 'Mod+R', 'in text'],
    ['format.align-justify', 'Justify', 'Mod+J', 'in text'],
    ['format.bullets', 'Bullets', 'Mod+Shift+L', 'in text'],
    ['format.numbers', 'Numbered list'],
    ['format.outdent', 'Less indent', 'Mod+Shift+M', 'in text'],
    ['format.indent', 'More indent', 'Mod+M', 'in text'],
    ['format.promote', 'Promote a level', 'Alt+Shift+ArrowLeft', 'in text'],
    ['format.demote', 'Demote a level', 'Alt+Shift+ArrowRight', 'in text'],
    ['format.restart', 'Restart numbering'],
    ['format.continue', 'Continue numbering'],
    ['format.heading-1', 'Style: Heading 1', 'Mod+Alt+1', 'in text'],
    ['format.heading-2', 'Style: Heading 2', 'Mod+Alt+2', 'in text'],
    ['format.heading-3', 'Style: Heading 3', 'Mod+Alt+3', 'in text'],
    ['format.lines-240', 'Line spacing: single'],
    ['format.lines-360', 'Line spacing: 1.5'],
    ['format.lines-480', 'Line spacing: double'],
    ['format.keepNext', 'Keep with next'],
    ['format.pageBreakBefore', 'Page break before'],
    ['format.clear-paragraph', 'Clear formatting of paragraph'],
  ]),
  ...area('Clauses', [
    ['outline.go', 'Go to clause', 'Mod+G'],
    ['outline.pane', 'Show or hide the clauses'],
    ['outline.fold', 'Fold all clauses'],
    ['outline.unfold', 'Unfold all clauses'],
  ]),
  ...area('Editing', [
    ['edit.undo', 'Undo'],
    ['edit.redo', 'Redo'],
    ['edit.find', 'Find…', 'Mod+F'],
    ['edit.replace', 'Find and replace…', 'Mod+H'],
    ['edit.find-next', 'Find next', 'F3'],
    ['edit.find-previous', 'Find previous', 'Shift+F3'],
    ['structure.paragraph-up', 'Move paragraph up', 'Alt+Shift+ArrowUp', 'in text'],
    ['structure.paragraph-down', 'Move paragraph down', 'Alt+Shift+ArrowDown', 'in text'],
    ['structure.clause-up', 'Move clause up, with its sub-clauses'],
    ['structure.clause-down', 'Move clause down, with its sub-clauses'],
    ['structure.page-break', 'Page break', 'Mod+Enter', 'in text'],
    ['structure.column-break', 'Column break', 'Mod+Shift+Enter', 'in text'],
    ['paste.match', 'Paste: match the text around'],
    ['paste.keep', 'Paste: keep source formatting'],
    ['paste.text', 'Paste: text only'],
  ]),
  ...area('Tables', [
    ['table.insert', 'Insert table…'],
    ['table.row-above', 'Insert row above'],
    ['table.row-below', 'Insert row below'],
    ['table.column-left', 'Insert column left'],
    ['table.column-right', 'Insert column right'],
    ['table.delete-rows', 'Delete rows'],
    ['table.delete-columns', 'Delete columns'],
    ['table.delete', 'Delete table'],
    ['table.merge', 'Merge cells'],
    ['table.split', 'Split merged cells'],
    ['table.select-rows', 'Select rows'],
    ['table.select-columns', 'Select columns'],
    ['table.select', 'Select table'],
  ]),
  ...area('Reviewing', [
    ['document.track', 'Track changes on or off', 'Mod+Shift+E'],
    ['document.next-change', 'Next change', 'F8'],
    ['document.previous-change', 'Previous change', 'Shift+F8'],
    ['document.accept', 'Accept change and go on', 'Alt+A'],
    ['document.reject', 'Reject change and go on', 'Alt+R'],
    ['review.accept-selection', 'Accept changes in the selection'],
    ['review.reject-selection', 'Reject changes in the selection'],
    ['review.accept-clause', 'Accept all changes in this clause'],
    ['review.reject-clause', 'Reject all changes in this clause'],
    ['review.accept-shown', 'Accept all changes that the filter shows'],
    ['review.reject-shown', 'Reject all changes that the filter shows'],
    ['review.accept-all', 'Accept all changes'],
    ['review.reject-all', 'Reject all changes'],
    ['review.pane', 'Go to the changes pane'],
    ['review.list', 'List of changes as text'],
    ['review.copy', 'Copy the changes as text'],
    ['review.decided', 'List of decided changes'],
    ['document.view-all', 'Show all markup'],
    ['document.view-simple', 'Show simple markup'],
    ['document.view-none', 'Show no markup'],
    ['document.view-original', 'Show the original'],
  ]),
  ...area('Comments', [
    ['comment.new', 'New comment', 'Mod+Alt+M'],
    ['comment.next', 'Next comment', 'Alt+F8'],
    ['comment.previous', 'Previous comment', 'Alt+Shift+F8'],
    ['comment.reply', 'Reply to the comment'],
    ['comment.resolve', 'Resolve or reopen the comment'],
    ['comment.show', 'Show the comments'],
  ]),
  ...area('Terms and references', [
    ['checks.peek', 'Show the definition or clause at the cursor', 'Alt+F12'],
    ['checks.follow', 'Go to the definition or clause at the cursor', 'F12'],
    ['checks.back', 'Go back to where a reference was followed from', 'Shift+F12'],
    ['checks.insert-reference', 'Insert cross-reference…', 'Alt+Shift+R'],
    ['checks.update-references', 'Update stale cross-references', 'F9'],
    ['checks.define', 'Define a term: quote the selection, or name what stands before the caret', 'Alt+Shift+Q'],
    ['checks.footnote', 'Insert footnote, or read and edit the one at the cursor…', 'Mod+Alt+F'],
  ]),
  ...area('View and print', [
    ['document.marks', 'Non-printing marks on or off', 'Mod+Shift+8'],
    ['document.zoom-in', 'Zoom in', 'Mod+Plus'],
    ['document.zoom-out', 'Zoom out', 'Mod+Minus'],
    ['document.zoom-100', 'Zoom to 100 %', 'Mod+0'],
    ['document.zoom-fit', 'Zoom as wide as the window'],
    ['document.zoom-auto', 'Zoom automatically'],
    ['document.reading', 'Reading view'],
    ['document.word-count', 'Word count…', 'Mod+Shift+G'],
    ['document.print', 'Print…', 'Mod+P'],
    ['document.pdf-redline', 'Export PDF of the redline…'],
    ['document.pdf-clean', 'Export PDF of the clean text…'],
  ]),
]
