import type { ReactNode } from 'react'
import { WhyOff } from './why-off.ts'

/** Names what describes the tools while they are off. */
export const WHY_OFF = 'tools-why-off'

interface ToolsOffProps {
  readonly why: string | null
  readonly children: ReactNode
}

/** Tools that are off say why: to the pointer on any of them, and to who hears them. */
export function ToolsOff({ why, children }: ToolsOffProps) {
  return (
    <WhyOff value={why}>
      <div className="tools-off" title={why ?? undefined} data-off={why === null ? undefined : ''}>
        {children}
        {why === null ? null : (
          <span id={WHY_OFF} className="visually-hidden">
            {why}
          </span>
        )}
      </div>
    </WhyOff>
  )
}
