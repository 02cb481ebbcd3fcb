import { memo } from 'react'
import type { SearchHit } from '../../../core/api/search.ts'
import { exactTime, friendlyTime } from '../../ui/time.ts'
import { hitTitle, KINDS, OutcomeBadge, placeLine } from './search-words.tsx'
import { hitKey } from './useResults.ts'

interface HitRowProps {
  readonly hit: SearchHit
  readonly onOpen: (hit: SearchHit) => void
}

/** One hit: what it is, its words, where it stands and what became of it. */
export const HitRow = memo(function HitRow({ hit, onOpen }: HitRowProps) {
  const { icon: Icon, label } = KINDS[hit.kind]
  const about = hit.kind === 'clause' ? hit.place : hit
  return (
    <li className="hit">
      <button type="button" className="hit__open" data-hit={hitKey(hit)} onClick={() => onOpen(hit)}>
        <span className="hit__head">
          <Icon size={15} aria-hidden />
          {hit.kind === 'clause' ? <span className="visually-hidden">{label}</span> : null}
          <span className="hit__title">{hitTitle(hit)}</span>
          {about.outcome === null ? null : <OutcomeBadge outcome={about.outcome} />}
        </span>
        <span className="hit__text">
          <Marked {...hit.snippet} />
        </span>
        <span className="hit__where">
          <span className="hit__agreement">{placeLine(about)}</span>
          {about.roundLabel === '' ? null : <span>{about.roundLabel}</span>}
          <time dateTime={about.at} title={exactTime(about.at)}>
            {friendlyTime(about.at)}
          </time>
          <Author hit={hit} />
        </span>
      </button>
    </li>
  )
})

function Author({ hit }: { readonly hit: SearchHit }) {
  if (hit.kind !== 'clause') return hit.who === '' ? null : <span>{hit.who}</span>
  return (
    <>
      <span>{hit.place.writtenBy === 'ours' ? 'Our wording' : 'Their wording'}</span>
      {hit.same === 0 ? null : <span>and {hit.same.toLocaleString()} more in the same words</span>}
    </>
  )
}

interface MarkedProps {
  readonly text: string
  readonly marks: readonly (readonly [number, number])[]
}

function Marked({ text, marks }: MarkedProps) {
  const ends = [0, ...marks.map(([, to]) => to)]
  return (
    <>
      {marks.map(([from, to], at) => (
        <span key={from}>
          {text.slice(ends[at], from)}
          <mark>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </>
  )
}
