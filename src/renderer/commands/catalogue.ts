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
]
