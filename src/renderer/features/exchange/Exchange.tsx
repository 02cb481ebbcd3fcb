import type { ArchiveInfo } from '../../../core/api/archive.ts'
import { requestExchange, useExchangeRequest } from '../../exchange.ts'
import { ExportDialog } from './ExportDialog.tsx'
import { HistoryImportDialog } from './HistoryImportDialog.tsx'
import { VerifyDialog } from './VerifyDialog.tsx'
import './Exchange.css'

interface ExchangeProps {
  readonly archive: ArchiveInfo
  readonly onOpen: (agreement: string) => void
}

/** The dialogs about histories: handing them on, taking them in, verifying the archive. */
export function Exchange({ archive, onOpen }: ExchangeProps) {
  const request = useExchangeRequest()
  const close = (): void => requestExchange(null)
  switch (request?.kind) {
    case 'export':
      return (
        <ExportDialog
          agreements={request.agreements}
          archiveName={archive.name}
          isEncrypted={archive.encrypted}
          onClose={close}
        />
      )
    case 'import':
      return <HistoryImportDialog input={request.input} isReadOnly={archive.readOnly} onClose={close} onOpen={onOpen} />
    case 'verify':
      return <VerifyDialog onClose={close} />
    case undefined:
      return null
  }
}
