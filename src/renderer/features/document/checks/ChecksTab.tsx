import { CircleCheck, EyeOff, ListChecks } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { FINDING_KINDS, type FindingKind } from '../../../../core/document/checks/finding.ts'
import { listFindings, type PlacedFinding } from '../../../../core/document/checks/list.ts'
import { Button } from '../../../ui/Button.tsx'
import { CheckBox } from '../../../ui/CheckBox.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useStore } from '../store.ts'
import { updateStale } from './drafting.ts'
import { showRange } from './going.ts'
import { ignoredIn, ignoreKey, setIgnored } from './ignored.ts'
import { KINDS } from './kinds.ts'
import { current, type LiveChecks } from './live-checks.ts'
import { summarise, type Entry } from './summary.ts'
import './ChecksTab.css'

interface ChecksTabProps {
  /** Brings the text back to the screen, before a place in it is shown. */
  readonly onShowDocument: () => void
}

/** What the checks found in the text that is open, by kind: each finding can be gone to, or ignored. */
export function ChecksTab({ onShowDocument }: ChecksTabProps) {
  const live = useStore(current, (c) => c.live)
  if (live === null) {
    return (
      <EmptyState icon={ListChecks} title="Nothing to check yet">
        Open a draft or a round in the Document tab: its terms, references, numbers and blanks are checked as you write.
      </EmptyState>
    )
  }
  return <Found live={live} onShowDocument={onShowDocument} />
}

function Found({ live, onShowDocument }: ChecksTabProps & { readonly live: LiveChecks }) {
  const { session } = live
  const checks = useStore(live.found, (f) => f.checks)
  const ignored = useStore(ignoredIn(session.agreement), (i) => i.keys)
  const [showsIgnored, setShowsIgnored] = useState(false)
  const findings = useMemo(() => (checks === null ? null : listFindings(checks)), [checks])
  if (findings === null) return <div className="checks" aria-busy="true" aria-label="Checking the document" />
  const open = findings.filter((f) => !ignored.has(ignoreKey(f)))
  const set = showsIgnored ? findings : open
  const goTo = (finding: PlacedFinding) => {
    onShowDocument()
    // The page has to be on screen before it can be scrolled.
    requestAnimationFrame(() => showRange(session, finding.from, finding.to))
  }
  return (
    <div className="checks" data-pane>
      <header className="checks__head">
        <p className="checks__sum" role="status">
          {open.length === 0 ? 'Nothing found' : `${open.length} found`} in{' '}
          {session.round === null ? 'the draft' : 'this round'}
        </p>
        <CheckBox isSelected={showsIgnored} onChange={setShowsIgnored}>
          Show ignored ({findings.length - open.length})
        </CheckBox>
      </header>
      {set.length === 0 ? (
        <EmptyState icon={CircleCheck} title="Nothing to look at">
          Terms, references, numbers, brackets and blanks are as they should be.
        </EmptyState>
      ) : null}
      {FINDING_KINDS.map((kind) => (
        <Kind
          key={kind}
          kind={kind}
          entries={summarise(set.filter((f) => f.kind === kind))}
          ignored={ignored}
          action={
            kind === 'stale-reference' && session.isEditable() ? (
              <Button onPress={() => updateStale(session)}>Update all, as tracked changes</Button>
            ) : null
          }
          onGo={goTo}
          onIgnore={(key, isIgnored) => setIgnored(session.agreement, key, isIgnored)}
        />
      ))}
    </div>
  )
}

interface KindProps {
  readonly kind: FindingKind
  readonly entries: readonly Entry[]
  readonly ignored: ReadonlySet<string>
  readonly action: ReactNode
  readonly onGo: (finding: PlacedFinding) => void
  readonly onIgnore: (key: string, isIgnored: boolean) => void
}

/** Past this many, the rest is shown when asked for: a template may have thousands of blanks. */
const SHOWN = 100

function Kind({ kind, entries, ignored, action, onGo, onIgnore }: KindProps) {
  const [all, setAll] = useState(false)
  if (entries.length === 0) return null
  const { title, hint } = KINDS[kind]
  const count = entries.reduce((sum, entry) => sum + entry.places.length, 0)
  return (
    <section className="checks__kind" aria-label={title}>
      <h2 className="checks__title">
        {title} <span className="checks__count">{count}</span>
      </h2>
      <p className="checks__hint">{hint}</p>
      {action}
      <ul className="checks__list">
        {entries.slice(0, all ? undefined : SHOWN).map((entry) => (
          <Row key={entry.key} entry={entry} isIgnored={ignored.has(entry.key)} onGo={onGo} onIgnore={onIgnore} />
        ))}
      </ul>
      {entries.length > SHOWN && !all ? <Button onPress={() => setAll(true)}>Show all {entries.length}</Button> : null}
    </section>
  )
}

interface RowProps {
  readonly entry: Entry
  readonly isIgnored: boolean
  readonly onGo: KindProps['onGo']
  readonly onIgnore: KindProps['onIgnore']
}

function Row({ entry, isIgnored, onGo, onIgnore }: RowProps) {
  /** Each press goes to the next place of the same words. */
  const [at, setAt] = useState(0)
  const { places, text, detail, key } = entry
  const next = places[at % places.length]!
  const where = next.clause === '' ? '' : /^\d|^\(/.test(next.clause) ? `Clause ${next.clause}` : next.clause
  return (
    <li className={isIgnored ? 'checks__row checks__row--ignored' : 'checks__row'}>
      <div className="checks__words">
        <p className="checks__text">{text}</p>
        <p className="checks__detail">{detail}</p>
      </div>
      <span className="checks__where">
        {where}
        {places.length === 1 ? null : ` · ${places.length} places`}
      </span>
      <Button
        onPress={() => {
          onGo(next)
          setAt(at + 1)
        }}
        aria-label={`Go to ${text}`}
      >
        Go to
      </Button>
      <Button
        kind="quiet"
        onPress={() => onIgnore(key, !isIgnored)}
        aria-label={`${isIgnored ? 'Stop ignoring' : 'Ignore'} ${text}`}
      >
        <EyeOff size={14} aria-hidden />
        {isIgnored ? 'Stop ignoring' : 'Ignore'}
      </Button>
    </li>
  )
}
