import './ProgressLine.css'

interface ProgressLineProps {
  readonly label: string
  /** From 0 to 1; null where it is not known. */
  readonly done: number | null
}

/** How far work is: a bar, and for ears a word at every tenth. */
export function ProgressLine({ label, done }: ProgressLineProps) {
  const percent = done === null ? null : Math.floor(done * 100)
  const tenth = done === null ? null : Math.floor(done * 10) * 10
  return (
    <div className="progress-line">
      {percent === null ? <progress aria-label={label} /> : <progress max={100} value={percent} aria-label={label} />}
      <span aria-hidden>
        {label} {percent === null ? '' : `${percent} %`}
      </span>
      <span role="status" className="visually-hidden">
        {label} {tenth === null ? '' : `${tenth} %`}
      </span>
    </div>
  )
}
