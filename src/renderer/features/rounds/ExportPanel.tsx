import { ProgressPanel } from '../../ui/ProgressPanel.tsx'
import { useSlow } from '../../ui/useSlow.ts'
import { stopExport, useExport } from './export-progress.ts'
import { stepWords } from './steps.ts'

/** How far a document that is exported is. One goes on working meanwhile, wherever in the app. */
export function ExportPanel() {
  const current = useExport()
  const isSlow = useSlow(current !== null)
  if (current === null || !isSlow) return null
  const { name, step, done, isStopped } = current
  const words = stepWords(step)
  return (
    <ProgressPanel
      label="Exporting"
      status={isStopped ? 'Giving up: nothing is written.' : `${name}: ${words}`}
      bar={words}
      done={isStopped ? null : done}
      isStopped={isStopped}
      onCancel={() => stopExport(current.job)}
    />
  )
}
