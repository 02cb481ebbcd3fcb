interface ProgressLineProps {
  readonly label: string
  /** From 0 to 1. */
  readonly done: number
}

/** How far work is: a bar, and for ears a word at every tenth. */
export function ProgressLine({ label, done }: ProgressLineProps) {
  const percent = Math.floor(done * 100)
  return (
    <div className="exchange__progress">
      <progress max={100} value={percent} aria-label={label} />
      <span aria-hidden>
        {label} {percent} %
      </span>
      <span role="status" className="visually-hidden">
        {label} {Math.floor(done * 10) * 10} %
      </span>
    </div>
  )
}
