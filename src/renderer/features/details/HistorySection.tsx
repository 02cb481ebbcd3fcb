import { GitFork } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { HistoryEntry } from '../../../core/api/agreement-life.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { outcomeLabel } from '../../ui/outcomes.ts'
import { exactTime } from '../../ui/time.ts'
import { fieldLabel, valueText } from './fields.ts'

/** As many as one reads; the rest on demand. */
const FIRST = 50

/** Everything that was done to an agreement, newest first: when, by whom, what it was before and what it is since. */
export function HistorySection({ history }: { readonly history: readonly HistoryEntry[] }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? history : history.slice(0, FIRST)
  return (
    <section className="details__card details__history" aria-labelledby="details-history">
      <h2 id="details-history">History</h2>
      <table className="history">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody className="selectable">
          {shown.map((entry) => (
            <tr key={keyOf(entry)}>
              <td>
                <time dateTime={entry.at}>{exactTime(entry.at)}</time>
              </td>
              <td title={`Device ${entry.device}`}>
                {entry.who === '' ? `Device ${entry.device.slice(0, 8)}` : entry.who}
              </td>
              <td>{said(entry)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === history.length ? null : (
        <Button kind="link" onPress={() => setWhole(true)}>
          Show all {history.length} entries
        </Button>
      )}
    </section>
  )
}

function keyOf(entry: HistoryEntry): string {
  return `${entry.hash} ${entry.kind === 'field' ? entry.field : entry.kind}`
}

function said(entry: HistoryEntry): ReactNode {
  switch (entry.kind) {
    case 'opened':
      return `Opened as “${entry.title}”${entry.isCopy ? ', a duplicate of another agreement' : ''}`
    case 'field':
      return (
        <>
          {fieldLabel(entry.field)}: {valueText(entry.field, entry.before)} → {valueText(entry.field, entry.after)}
          {entry.overruled ? <Overruled /> : null}
        </>
      )
    case 'status':
      return (
        <>
          {statusSaid(entry)}
          {entry.overruled ? <Overruled /> : null}
        </>
      )
    case 'round':
      return `${entry.label}: ${entry.fileName}`
    case 'tag':
      return `Tag “${entry.tag}” ${entry.on ? 'set' : 'taken off'}`
    case 'hold':
      return `Hold ${entry.on ? 'placed' : 'lifted'}: ${entry.reason}`
    case 'note':
      return `Note ${entry.what}${entry.text === '' ? '' : `: ${entry.text}`}`
    case 'settled':
      return `Fork settled: ${entry.round === '' ? 'another round' : entry.round} counts${reasonOf(entry.reason)}`
    case 'purged': {
      const what = entry.documents === 1 ? 'One document' : `${entry.documents} documents`
      return `${what} purged${reasonOf(entry.reason)}`
    }
  }
}

function statusSaid({ status, outcome, reason }: Extract<HistoryEntry, { kind: 'status' }>): string {
  if (status === 'deleted') return `Deleted${reasonOf(reason)}`
  if (status === 'open') return 'Reopened or restored'
  return outcome === null ? 'Restored, closed as before' : `Closed as ${outcomeLabel(outcome)}${reasonOf(reason)}`
}

function reasonOf(reason: string): string {
  return reason === '' ? '' : `: ${reason}`
}

/** It counts no more, and whoever set the value that does had not seen it. */
function Overruled() {
  return (
    <Badge tone="warning" icon={GitFork}>
      overruled: another value was set elsewhere at the same time
    </Badge>
  )
}
