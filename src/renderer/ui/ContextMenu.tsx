import { useRef } from 'react'
import { Menu as AriaMenu, Popover } from 'react-aria-components'
import { menuRow, type MenuEntry } from './Menu.tsx'
import './Menu.css'

interface ContextMenuProps {
  readonly label: string
  /** `null` draws a line between two groups. */
  readonly entries: readonly (MenuEntry | null)[]
  /** Where it opens, in px of the window. */
  readonly x: number
  readonly y: number
  readonly onClose: () => void
}

/** A menu at a point of the window, open as long as it is mounted. Its first entry has the focus. */
export function ContextMenu({ label, entries, x, y, onClose }: ContextMenuProps) {
  const place = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={place} style={{ position: 'fixed', left: x, top: y, width: 1, height: 1 }} aria-hidden />
      <Popover
        className="menu"
        aria-label={label}
        triggerRef={place}
        isOpen
        placement="bottom start"
        offset={2}
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose()
        }}
      >
        <AriaMenu aria-label={label} autoFocus="first" onClose={onClose}>
          {entries.map((entry, at) => menuRow(entry, at))}
        </AriaMenu>
      </Popover>
    </>
  )
}
