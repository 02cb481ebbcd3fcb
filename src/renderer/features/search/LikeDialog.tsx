import { useEffect, useState, type KeyboardEvent } from 'react'
import type { Output } from '../../../core/api/index.ts'
import type { ClausePlace, SimilarClause } from '../../../core/api/search.ts'
import { call } from '../../api.ts'
import { findLike, useLikeText } from '../../finding.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { exactTime, friendlyTime } from '../../ui/time.ts'
import { OUTCOMES, OutcomeBadge, placeLine, type Outcome } from './search-words.tsx'
import './search.css'

interface LikeDialogProps {
  readonly onOpen: (place: ClausePlace, words: string) => void
}

/** Have we ever accepted this? Clauses like a text, with what became of them. */
export function LikeDialog({ onOpen }: LikeDialogProps) {
  const text = useLikeText()
  if (text === null) return null
  return <Like key={text} text={text} onOpen={onOpen} />
}

function Like({ text, onOpen }: LikeDialogProps & { readonly text: string }) {
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof ask>>>()
  useEffect(() => {
    let isCurrent = true
    void ask(text).then((found) => isCurrent && setAnswer(found))
    return () => {
      isCurrent = false
    }
  }, [text])
  const open = (place: ClausePlace, words: string) => {
    findLike(null)
    onOpen(place, words)
  }
  return (
    <Dialog
      title="Clauses like this"
      isOpen
      isWide
      footer={<Button onPress={() => findLike(null)}>Close</Button>}
      onClose={() => findLike(null)}
    >
      <blockquote className="like__text selectable">{shortened(text)}</blockquote>
      {answer === undefined ? <p role="status">Looking …</p> : null}
      {answer?.ok === false ? (
        <Banner tone={answer.error.kind === 'bad-query' ? 'info' : 'error'}>{answer.error.message}</Banner>
      ) : null}
      {answer?.ok === true ? <Found {...answer.value} onOpen={open} /> : null}
    </Dialog>
  )
}

const ask = (text: string) => call('search.like', { text })

/** From here on two clauses say the same but for a few words. */
const NEARLY = 0.6

function Found({ clauses, pending, onOpen }: Output<'search.like'> & LikeDialogProps) {
  const press = (event: KeyboardEvent<HTMLOListElement>) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined) return
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.hit__open')]
    rows[Math.max(0, Math.min(rows.length - 1, rows.indexOf(event.target as HTMLElement) + by))]?.focus()
    event.preventDefault()
  }
  return (
    <>
      <p role="status">{verdict(clauses)}</p>
      {pending === 0 ? null : (
        <Banner>{pending.toLocaleString()} rounds are still being read and not compared yet.</Banner>
      )}
      <ol className="search__hits like__hits" aria-label="Clauses like this" onKeyDown={press}>
        {clauses.map((clause, at) => (
          <Row key={at} clause={clause} isFirst={at === 0} onOpen={onOpen} />
        ))}
      </ol>
    </>
  )
}

/** What one wants to know first. */
function verdict(clauses: readonly SimilarClause[]): string {
  if (clauses.length === 0) return 'No sealed round has a clause like this.'
  const near = clauses.filter(({ likeness }) => likeness >= NEARLY)
  if (near.length === 0) return 'Nothing says nearly the same. These come closest.'
  const sums = (Object.keys(OUTCOMES) as Outcome[]).map((outcome) => ({
    outcome,
    count: near.reduce((sum, { outcomes }) => sum + (outcomes[outcome] ?? 0), 0),
  }))
  const said = sums
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${OUTCOMES[outcome].label.toLowerCase()} ${times(count)}`)
  return `Nearly the same words: ${said.join(', ')}.`
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count.toLocaleString()} times`
}

interface RowProps extends LikeDialogProps {
  readonly clause: SimilarClause
  readonly isFirst: boolean
}

function Row({ clause: { likeness, snippet, words, places, agreements }, isFirst, onOpen }: RowProps) {
  const [place] = places
  if (place === undefined) return null
  return (
    <li className="hit">
      <button
        type="button"
        className="hit__open"
        // The keyboard goes on from the first: it is what most often is meant.
        autoFocus={isFirst}
        onClick={() => onOpen(place, words)}
      >
        <span className="hit__head">
          <span className="like__share">{Math.round(likeness * 100)} %</span>
          <span className="hit__title">{`${place.label} ${place.heading}`.trim() || 'Before the first clause'}</span>
          <OutcomeBadge outcome={place.outcome} />
        </span>
        <span className="hit__text">{snippet}</span>
        <span className="hit__where">
          <span className="hit__agreement">{placeLine(place)}</span>
          <span>{place.roundLabel}</span>
          <time dateTime={place.at} title={exactTime(place.at)}>
            {friendlyTime(place.at)}
          </time>
          <span>{place.writtenBy === 'ours' ? 'Our wording' : 'Their wording'}</span>
          {agreements > 1 ? <span>in {agreements.toLocaleString()} agreements</span> : null}
        </span>
      </button>
    </li>
  )
}

const SHOWN = 240

function shortened(text: string): string {
  const clean = text.replace(/\s+/g, ' ').trim()
  return clean.length <= SHOWN ? clean : `${clean.slice(0, SHOWN).replace(/\s\S*$/, '')} …`
}
