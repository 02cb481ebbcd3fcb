import {
  Check,
  CircleDashed,
  FileStack,
  FileText,
  Gavel,
  MessageSquareText,
  PenLine,
  ScrollText,
  StickyNote,
  Undo2,
  X,
  type LucideIcon,
} from 'lucide-react'
import type { ClauseHit, SearchHit, SearchKind } from '../../../core/api/search.ts'
import { Badge } from '../../ui/Badge.tsx'

export type Outcome = ClauseHit['place']['outcome']

/** What became of a wording, as it is called on screen. */
export const OUTCOMES: Readonly<
  Record<Outcome, { readonly label: string; readonly says: string; readonly icon: LucideIcon }>
> = {
  executed: { label: 'Executed', says: 'It stands in what was signed', icon: PenLine },
  accepted: { label: 'Accepted', says: 'The other side answered and let it stand', icon: Check },
  open: { label: 'Open', says: 'The other side has not answered it yet', icon: CircleDashed },
  rejected: { label: 'Rejected', says: 'The other side struck or changed it', icon: X },
  withdrawn: { label: 'Withdrawn', says: 'The side that wrote it struck or changed it', icon: Undo2 },
}

export function OutcomeBadge({ outcome }: { readonly outcome: Outcome }) {
  const { label, says, icon } = OUTCOMES[outcome]
  return (
    <span title={says}>
      <Badge icon={icon} tone={outcome === 'rejected' ? 'warning' : 'neutral'}>
        {label}
      </Badge>
    </span>
  )
}

export const KINDS: Readonly<Record<SearchKind, { readonly label: string; readonly icon: LucideIcon }>> = {
  clause: { label: 'Clause', icon: ScrollText },
  decision: { label: 'Decision', icon: Gavel },
  note: { label: 'Note', icon: StickyNote },
  comment: { label: 'Internal comment', icon: MessageSquareText },
  agreement: { label: 'Agreement', icon: FileStack },
  file: { label: 'File name', icon: FileText },
}

/** What a hit is called: a clause by its number and headings. */
export function hitTitle(hit: SearchHit): string {
  if (hit.kind !== 'clause') return KINDS[hit.kind].label
  const { label, heading } = hit.place
  return `${label} ${heading}`.trim() || 'Before the first clause'
}

export function placeLine({ title, counterparty }: { readonly title: string; readonly counterparty: string }): string {
  return counterparty === '' ? title : `${title} · ${counterparty}`
}
