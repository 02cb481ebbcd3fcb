import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import './Menu.css'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly icon?: LucideIcon
  readonly shortcut?: string | undefined
  readonly isDisabled?: boolean
  readonly run: () => void
}

interface MenuProps {
  readonly label: string
  /** `null` draws a line between two groups. */
  readonly entries: readonly (MenuEntry | null)[]
  readonly placement?: 'bottom end' | 'bottom start' | 'right top'
  /** The button that opens it. */
  readonly children: ReactNode
}

export function Menu({ label, entries, placement = 'bottom end', children }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="menu" placement={placement} offset={4}>
        <AriaMenu aria-label={label}>{entries.map((entry, at) => menuRow(entry, at))}</AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

export function menuRow(entry: MenuEntry | null, at: number): ReactNode {
  if (entry === null) return <Separator key={`line-${at}`} className="menu__separator" />
  const { id, label, icon: Icon, shortcut, isDisabled = false, run } = entry
  return (
    <MenuItem key={id} id={id} textValue={label} className="menu__item" isDisabled={isDisabled} onAction={run}>
      {Icon === undefined ? null : <Icon size={15} aria-hidden />}
      <span className="menu__label">{label}</span>
      {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
    </MenuItem>
  )
}
