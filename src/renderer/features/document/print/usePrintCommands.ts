import { exportName } from '../../../../core/agreement/agreement.ts'
import { call } from '../../../api.ts'
import { useCommand } from '../../../commands/commands.ts'
import { notify, notifyError } from '../notices.ts'
import { localDate } from '../../../ui/time.ts'
import type { MarkupView } from '../Page.tsx'
import type { EditorSession } from '../session.ts'
import { announcePrint, type PrintedRemark } from './print-requests.ts'
import { hiddenChanges } from './hidden-changes.ts'
import { withPrintable, type PrintedView } from './printing.ts'
import { beginPrinting, printing, type PrintProgress } from './progress.ts'

/** A print of what the page shows says which changes it hides; a clean copy made to go out has nothing but the text. */
const REMARKS: Readonly<Record<MarkupView, PrintedRemark>> = {
  all: 'redline',
  simple: 'accepted',
  none: 'accepted',
  original: 'original',
}

/** PDF of the redline and of the clean text, and the system's print dialog on what the page shows. */
export function usePrintCommands(session: EditorSession, markup: MarkupView): void {
  useCommand({
    id: 'document.pdf-redline',
    label: 'Export PDF of the redline…',
    run: () => void exportPdf(session, 'redline'),
  })
  useCommand({
    id: 'document.pdf-clean',
    label: 'Export PDF of the clean text…',
    run: () => void exportPdf(session, 'clean'),
  })
  useCommand({
    id: 'document.print',
    label: 'Print…',
    shortcut: 'Mod+P',
    run: () => void print(session, REMARKS[markup]),
  })
}

/** One at a time: what is got ready for one must not be taken away by another. */
async function ready<T>(
  session: EditorSession,
  view: PrintedView,
  remark: PrintedRemark,
  use: (progress: PrintProgress) => Promise<T | undefined>,
): Promise<T | undefined> {
  if (printing.get().current !== null) return undefined
  const progress = beginPrinting()
  try {
    // A long document is still on its way when its beginning is on the page.
    await Promise.race([session.arrival.whole, progress.stopped])
    await announcePrint(remark)
    return progress.isStopped() ? undefined : await withPrintable(session, view, progress, () => use(progress))
  } finally {
    progress.end()
  }
}

async function exportPdf(session: EditorSession, what: 'redline' | 'clean'): Promise<void> {
  const agreement = await call('agreement.get', { id: session.agreement })
  if (!agreement.ok) return notifyError(agreement.error)
  const { title, counterparty } = agreement.value
  const name = exportName(title, counterparty, what === 'redline' ? 'Redline' : 'Clean', localDate())
  const picked = await call('host.pickSave', {
    suggested: name.replace(/\.docx$/, '.pdf'),
    title: what === 'redline' ? 'Export a PDF of the redline' : 'Export a PDF of the clean text',
    kind: 'pdf',
  })
  if (!picked.ok) return notifyError(picked.error)
  const { path } = picked.value
  if (path === null) return
  const written = await ready(session, what, what === 'redline' ? 'redline' : null, async (progress) => {
    const made = await call('host.printPdf', {})
    if (!made.ok) return made
    if (!progress.isStopped()) return call('host.savePdf', { path })
    await call('host.savePdf', { path: null })
    return undefined
  })
  if (written === undefined) return
  if (!written.ok) return notifyError(written.error)
  notify({
    tone: 'success',
    title: `PDF exported: ${path.split(/[\\/]/).at(-1) ?? path}`,
    details: what === 'clean' ? hiddenChanges(session.freshModel().listed.length, 'accepted') : [],
    action: { label: 'Show in folder', run: () => void reveal(path) },
    // The file is named, and may be looked for from elsewhere.
    about: null,
  })
}

async function reveal(path: string): Promise<void> {
  const shown = await call('host.reveal', { path })
  if (!shown.ok) notifyError(shown.error)
}

async function print(session: EditorSession, remark: PrintedRemark): Promise<void> {
  const printed = await ready(session, 'shown', remark, () => call('host.print', {}))
  if (printed !== undefined && !printed.ok) notifyError(printed.error)
}
