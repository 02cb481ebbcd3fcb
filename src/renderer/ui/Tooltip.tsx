import type { ReactNode } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'
import './Tooltip.css'

interface WithTooltipProps {
  readonly text: string
  readonly shortcut?: string | undefined
  readonly placement?: 'bottom' | 'right'
  /** One focusable control. */
  readonly children: ReactNode
}

export function WithTooltip({ text, shortcut, placement = 'bottom', children }: WithTooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <Tooltip className="tooltip" offset={6} placement={placement}>
        <span>{text}</span>
        {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
