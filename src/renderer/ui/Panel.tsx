import type { ReactNode } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import './Panel.css'

interface PanelProps {
  readonly label: string
  /** The button that opens it. */
  readonly trigger: ReactNode
  readonly children: ReactNode
}

/** Controls that come out below a button and go again with Escape. */
export function Panel({ label, trigger, children }: PanelProps) {
  return (
    <DialogTrigger>
      {trigger}
      <Popover className="panel" placement="bottom start" offset={4}>
        <Dialog className="panel__body" aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
