import { Funnel } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Panel } from './Panel.tsx'
import { Select } from './Select.tsx'

interface FiltersPanelProps {
  /** How many are set. */
  readonly count: number
  readonly onClear: () => void
  readonly children: ReactNode
}

/** What a list is narrowed by beside words, behind a button that says how much of it is set. */
export function FiltersPanel({ count, onClear, children }: FiltersPanelProps) {
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
      {/* Never disabled: it would lose the focus, and Escape would no longer put the panel away. */}
      <Button onPress={onClear}>Clear filters</Button>
    </Panel>
  )
}

const ANY = 'any'

interface FilterSelectProps<T extends string> {
  readonly label: string
  /** What it says while nothing is left out, such as "Either side". */
  readonly any: string
  readonly value: T | null | undefined
  readonly options: readonly { readonly id: T; readonly label: string }[]
  readonly onChange: (value: NoInfer<T> | null) => void
}

/** One of a few that a list is narrowed to, or none. */
export function FilterSelect<T extends string>({ label, any, value, options, onChange }: FilterSelectProps<T>) {
  return (
    <Select<T | typeof ANY>
      label={label}
      value={value ?? ANY}
      options={[{ id: ANY, label: any }, ...options]}
      onChange={(chosen) => onChange(chosen === ANY ? null : chosen)}
    />
  )
}

/** Whose form it is. */
export const PAPER_FILTER = [
  { id: 'ours', label: 'Our paper' },
  { id: 'theirs', label: 'Their paper' },
] as const
