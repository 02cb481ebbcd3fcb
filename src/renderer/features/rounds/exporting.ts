import { exportName } from '../../../core/agreement/agreement.ts'
import type { AgreementRow } from '../../../core/api/agreements.ts'
import { call } from '../../api.ts'
import { notify, notifyError } from '../../ui/notices.ts'
import { localDate } from '../../ui/time.ts'
import { showingExport } from './export-progress.ts'

export type Twin = 'Redline' | 'Clean'

export function suggestedName(agreement: Pick<AgreementRow, 'title' | 'counterparty'>, what: Twin): string {
  return exportName(agreement.title, agreement.counterparty, what, localDate())
}

export async function reveal(path: string): Promise<void> {
  const shown = await call('host.reveal', { path })
  if (!shown.ok) notifyError(shown.error)
}

export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

/**
 * Asks where to, and writes the document there. @param round a sealed round's id, or null for the draft, which must have been
 * saved to its last keystroke before.
 */
export async function exportDocument(
  agreement: Pick<AgreementRow, 'id' | 'title' | 'counterparty'>,
  round: string | null,
  what: Twin,
): Promise<void> {
  const title = what === 'Redline' ? 'Export the redline' : 'Export the clean copy'
  const picked = await call('host.pickSave', { suggested: suggestedName(agreement, what), title })
  if (!picked.ok) return notifyError(picked.error)
  const { path } = picked.value
  if (path === null) return
  const written = await showingExport(fileNameOf(path), (job) =>
    call('round.export', { agreement: agreement.id, round, clean: what === 'Clean', path, job }),
  )
  if (!written.ok && written.error.kind === 'cancelled') {
    return notify({ tone: 'info', title: `${fileNameOf(path)} was not exported: you gave it up. Nothing was written.` })
  }
  if (!written.ok) return notifyError(written.error)
  notify({
    tone: 'success',
    title: `${what === 'Redline' ? 'Redline' : 'Clean copy'} exported: ${fileNameOf(path)}`,
    action: { label: 'Show in folder', run: () => void reveal(path) },
  })
}
