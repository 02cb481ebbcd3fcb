import { useEffect } from 'react'
import { useCommand } from '../commands/commands.ts'
import { dropHistory, HISTORY_EXTENSION, pickHistory, requestExchange } from '../exchange.ts'
import { takeEverywhere } from '../ui/useFileDrop.ts'
import { usePlace } from './navigation.ts'
import { useSession } from './session.tsx'

/** Histories, from the palette, the menu bar and by a drop, on every screen. */
export function useExchangeCommands(): void {
  const { archive } = useSession()
  const place = usePlace()
  const isClosed = archive === null
  const here = place.screen === 'agreement' && !isClosed ? place.id : null
  useCommand({
    id: 'history.export',
    label: 'Export with history…',
    isDisabled: here === null,
    run: () => {
      if (here !== null) requestExchange({ kind: 'export', agreements: [here] })
    },
  })
  useCommand({
    id: 'history.export-all',
    label: 'Export the whole archive with history…',
    isDisabled: isClosed,
    run: () => requestExchange({ kind: 'export', agreements: null }),
  })
  useCommand({
    id: 'history.import',
    label: 'Import history…',
    isDisabled: isClosed || archive.readOnly,
    run: () => void pickHistory(),
  })
  useCommand({
    id: 'archive.verify',
    label: 'Verify archive…',
    isDisabled: isClosed,
    run: () => requestExchange({ kind: 'verify' }),
  })
  useEffect(
    () => (isClosed ? undefined : takeEverywhere(HISTORY_EXTENSION, (file) => void dropHistory(file))),
    [isClosed],
  )
}
