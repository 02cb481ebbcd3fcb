import { CircleCheck, CircleDashed, CircleMinus, CircleX, LoaderCircle } from 'lucide-react'
import { memo } from 'react'
import { TextField } from '../../../ui/TextField.tsx'
import type { Candidate } from './candidates.ts'
import type { Progress } from './run.ts'

/** More fields to write in than this would be nobody's help: titles come from the file names then. */
const MOST_TITLES = 40

interface CandidateListProps {
  readonly candidates: readonly Candidate[]
  readonly titles: ReadonlyMap<string, string>
  readonly known: ReadonlyMap<string, Progress>
  /** Titles can be written still. */
  readonly isAsking: boolean
  readonly onTitle: (key: string, title: string) => void
}

/** The documents of a batch, each with how far it is. What could not be taken in comes first in the end. */
export function CandidateList({ candidates, titles, known, isAsking, onTitle }: CandidateListProps) {
  const isWriting = isAsking && candidates.length <= MOST_TITLES
  const failed = (candidate: Candidate): boolean => known.get(candidate.key)?.state === 'failed'
  const isOver = !isAsking && [...known.values()].every(({ state }) => state !== 'reading')
  const listed = isOver ? [...candidates.filter(failed), ...candidates.filter((c) => !failed(c))] : candidates
  return (
    <ul className="candidates" tabIndex={isWriting ? undefined : 0} aria-label="Documents">
      {listed.map((candidate, at) => {
        const { key, fileName } = candidate
        return isWriting ? (
          <li key={key} className="candidate candidate--writing">
            <TextField
              label={`Title ${at + 1}`}
              isLabelHidden
              hint={fileName}
              value={titles.get(key) ?? ''}
              autoFocus={at === 0}
              autoComplete="off"
              onChange={(title) => onTitle(key, title)}
            />
          </li>
        ) : (
          <Line key={key} title={titles.get(key) ?? ''} fileName={fileName} progress={known.get(key)} />
        )
      })}
    </ul>
  )
}

interface LineProps {
  readonly title: string
  readonly fileName: string
  readonly progress: Progress | undefined
}

function LineOf({ title, fileName, progress }: LineProps) {
  const Icon = ICONS[progress?.state ?? 'waiting']
  const message = progress?.state === 'failed' || progress?.state === 'skipped' ? progress.message : null
  return (
    <li className={`candidate candidate--${progress?.state ?? 'waiting'}`}>
      <Icon size={16} aria-hidden />
      <div className="candidate__text selectable">
        <p className="candidate__title">{title}</p>
        <p className="field__hint">{fileName}</p>
        {message === null ? null : <p className="candidate__message">{message}</p>}
      </div>
      <span className="candidate__state">{stateWords(progress)}</span>
    </li>
  )
}

/** Of a thousand lines, one changes at a time. */
const Line = memo(LineOf)

const ICONS = {
  waiting: CircleDashed,
  reading: LoaderCircle,
  imported: CircleCheck,
  skipped: CircleMinus,
  failed: CircleX,
} as const

function stateWords(progress: Progress | undefined): string {
  switch (progress?.state) {
    case undefined:
      return 'waiting'
    case 'reading':
      return progress.done > 0 ? `reading, ${Math.round(progress.done * 100)} %` : 'reading'
    case 'imported':
      return 'in the archive'
    case 'skipped':
      return 'was there already'
    case 'failed':
      return 'not taken in'
  }
}
