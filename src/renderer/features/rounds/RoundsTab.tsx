import { ArrowDownLeft, ArrowUpRight, Copy, Download, FileDown, FileInput, GitFork, PencilLine } from 'lucide-react'
import { roundLabel, type Round } from '../../../core/agreement/agreement.ts'
import type { AgreementDetail } from '../../../core/api/agreements.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { copyText } from '../../ui/copy.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { notify } from '../../ui/notices.ts'
import { exactTime } from '../../ui/time.ts'
import { openForks, setAside } from '../../../core/agreement/forks.ts'
import { Decisions } from './Decisions.tsx'
import { exportDocument } from './exporting.ts'
import { Forks } from './Forks.tsx'
import { useDecisions, type SealedDecision } from './useDecisions.ts'
import './Rounds.css'

interface RoundsTabProps {
  readonly agreement: AgreementDetail
  readonly isReadOnly: boolean
  /** Shows a sealed round, or the draft for null. */
  readonly onShow: (round: string | null) => void
}

/** Both sides' rounds as one thread, newest first. */
export function RoundsTab({ agreement, isReadOnly, onShow }: RoundsTabProps) {
  const decisions = useDecisions(agreement)
  const newestFirst = agreement.rounds.toReversed()
  return (
    <div className="rounds" tabIndex={0} role="group" aria-label="Rounds">
      <Forks agreement={agreement} isReadOnly={isReadOnly} />
      <ol className="rounds__list">
        {agreement.hasDraft ? <DraftEntry agreement={agreement} isReadOnly={isReadOnly} onShow={onShow} /> : null}
        {newestFirst.map((round) => (
          <RoundEntry
            key={round.id}
            agreement={agreement}
            round={round}
            decisions={decisions.filter((decision) => decision.round === round.id)}
            onShow={onShow}
          />
        ))}
      </ol>
    </div>
  )
}

function DraftEntry({ agreement, isReadOnly, onShow }: RoundsTabProps) {
  return (
    <li className="round">
      <span className="round__side round__side--draft">
        <PencilLine size={15} aria-hidden />
      </span>
      <div className="round__card">
        <div className="round__text">
          <h2 className="round__label">Draft of our round {agreement.nextNumber}</h2>
          <p className="round__facts">Not sealed yet. It is sealed when you send it.</p>
        </div>
        <div className="round__actions">
          <Button onPress={() => onShow(null)}>{isReadOnly ? 'Read the draft' : 'Go on drafting'}</Button>
        </div>
      </div>
    </li>
  )
}

interface RoundEntryProps extends Omit<RoundsTabProps, 'isReadOnly'> {
  readonly round: Round
  readonly decisions: readonly SealedDecision[]
}

function RoundEntry({ agreement, round, decisions, onShow }: RoundEntryProps) {
  const label = roundLabel(round)
  // What was imported began the exchange: it belongs to neither side.
  const side = round.kind === 'imported' ? 'start' : round.side
  const Icon = ICONS[side]
  const isPurged = agreement.purged.includes(round.document)
  const { rounds, settlements } = agreement
  const isForked = openForks(rounds, settlements)
    .flat()
    .some(({ id }) => id === round.id)
  const isAside = setAside(rounds, settlements).has(round.id)
  return (
    <li className="round">
      <span className={`round__side round__side--${side}`}>
        <Icon size={16} aria-hidden />
      </span>
      <div className="round__card">
        <div className="round__text">
          <h2 className="round__label">
            {label}{' '}
            {isForked ? (
              <Badge tone="warning" icon={GitFork}>
                Fork
              </Badge>
            ) : null}
            {isAside ? <Badge icon={GitFork}>Set aside</Badge> : null}
          </h2>
          <p className="round__facts">
            {VERBS[round.kind]} <time dateTime={round.sealedAt}>{exactTime(round.sealedAt)}</time>
            {round.author === '' ? '' : ` · ${round.author}`}
          </p>
          <p className="round__facts selectable">{round.fileName}</p>
          <Seal label={label} hash={round.document} />
        </div>
        <Decisions decisions={decisions} />
        <div className="round__actions">
          {isPurged ? <Badge tone="warning">Document purged</Badge> : null}
          <Button isDisabled={isPurged} aria-label={`Open ${label}`} onPress={() => onShow(round.id)}>
            Open
          </Button>
          <Menu
            label={`Export ${label}`}
            entries={[
              {
                id: 'redline',
                label: 'Export redline…',
                icon: FileDown,
                run: () => void exportDocument(agreement, round.id, 'Redline'),
              },
              {
                id: 'clean',
                label: 'Export clean copy…',
                icon: FileDown,
                run: () => void exportDocument(agreement, round.id, 'Clean'),
              },
            ]}
          >
            <IconButton icon={Download} label={`Export ${label}`} isDisabled={isPurged} />
          </Menu>
        </div>
      </div>
    </li>
  )
}

const ICONS = { ours: ArrowUpRight, theirs: ArrowDownLeft, start: FileInput } as const

const VERBS = { imported: 'Imported', sent: 'Sent', received: 'Received' } as const

/** What the round is sealed with: anyone can check the document against it. */
function Seal({ label, hash }: { readonly label: string; readonly hash: string }) {
  const copy = () => {
    notify(
      copyText(hash)
        ? { tone: 'success', title: `SHA-256 of ${label} copied` }
        : { tone: 'error', title: `The clipboard could not be written to. SHA-256 of ${label}: ${hash}` },
    )
  }
  return (
    <p className="round__seal">
      SHA-256 <code title={hash}>{hash.slice(0, 12)}…</code>
      <IconButton icon={Copy} label={`Copy SHA-256 of ${label}`} onPress={copy} />
    </p>
  )
}
