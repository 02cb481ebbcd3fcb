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
]
