import { useEffect } from 'react'
import { ProgressPanel } from '../../../ui/ProgressPanel.tsx'
import { useStore } from '../store.ts'
import { printing, stopPrinting, type Printing } from './progress.ts'

/** What is done of a long document's pages, over the foot of the window. */
export function PrintPanel() {
  const current = useStore(printing, (p) => p.current)
  // The document that was printed is left.
  useEffect(() => stopPrinting, [])
  if (current === null) return null
  const { laid, isStopped } = current
  return (
    <ProgressPanel
      label="Printing"
      status={saidOf(current)}
      bar={laid === null ? 'Making the pages' : 'Laying out'}
      done={laid}
      isStopped={isStopped}
      onCancel={stopPrinting}
    />
  )
}

function saidOf({ laid, isStopped }: Printing): string {
  if (isStopped) return 'Giving up: nothing is written.'
  return laid === null
    ? 'Making the pages. The window waits until they are there: hundreds take a while.'
    : 'Laying out the text…'
}
