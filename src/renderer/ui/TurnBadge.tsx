import { ArrowDownLeft, ArrowUpRight } from 'lucide-react'
import type { Party } from '../../core/agreement/agreement.ts'
import { Badge } from './Badge.tsx'
import { turnLabel } from './papers.ts'

/** Colour, icon and words: any one of them tells whose move it is. */
export function TurnBadge({ turn }: { readonly turn: Party }) {
  return (
    <Badge tone={turn} icon={turn === 'ours' ? ArrowUpRight : ArrowDownLeft}>
      {turnLabel(turn)}
    </Badge>
  )
}
