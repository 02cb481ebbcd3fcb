import { Button } from './Button.tsx'
import './ProgressPanel.css'

interface ProgressPanelProps {
  /** What is under way, such as "Printing". */
  readonly label: string
  readonly status: string
  /** What the bar is about, and how much of that is done, from 0 to 1; null where that is not known. */
  readonly bar: string
  readonly done: number | null
  readonly isStopped: boolean
  readonly onCancel: () => void
}

/** Work that takes a while and does not keep one from working on, over the foot of the window. */
export function ProgressPanel({ label, status, bar, done, isStopped, onCancel }: ProgressPanelProps) {
  return (
    <div className="progress-panel" role="group" aria-label={label}>
      <span role="status">{status}</span>
      {done === null ? <progress aria-label={bar} /> : <progress aria-label={bar} max={1} value={done} />}
      <Button isDisabled={isStopped} onPress={onCancel}>
        Cancel
      </Button>
    </div>
  )
}
