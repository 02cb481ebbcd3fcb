import { Funnel } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Panel } from './Panel.tsx'

interface FiltersPanelProps {
  /** How many are set. */
  readonly count: number
  readonly children: ReactNode
}

/** What a list is narrowed by beside words, behind a button that says how much of it is set. */
export function FiltersPanel({ count, children }: FiltersPanelProps) {
  return (
    <Panel
      label="Filters"
      trigger={
        <Button aria-label={count === 0 ? 'Filters' : `Filters, ${count} set`}>
          <Funnel size={15} aria-hidden />
          Filters{count === 0 ? '' : ` (${count})`}
        </Button>
      }
    >
      {children}
    </Panel>
  )
}
