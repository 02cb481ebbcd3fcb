import { useEffect } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { useStore } from '../store.ts'
import { printing, stopPrinting, type Printing } from './progress.ts'
import './PrintPanel.css'

/** What is done of a long document's pages, over the foot of the window. */
export function PrintPanel() {
  const current = useStore(printing, (p) => p.current)
  // The document that was printed is left.
  useEffect(() => stopPrinting, [])
  if (current === null) return null
  const { laid, isStopped } = current
  return (
    <div className="print-panel" role="group" aria-label="Printing">
      <span role="status">{saidOf(current)}</span>
      {laid === null ? (
        <progress aria-label="Making the pages" />
      ) : (
        <progress aria-label="Laying out" max={1} value={laid} />
      )}
      <Button isDisabled={isStopped} onPress={stopPrinting}>
        Cancel
      </Button>
    </div>
  )
}

function saidOf({ laid, isStopped }: Printing): string {
  if (isStopped) return 'Giving up: nothing is written.'
  return laid === null
    ? 'Making the pages. The window waits until they are there: hundreds take a while.'
    : 'Laying out the text…'
}
