import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import './Banner.css'

export type Tone = 'info' | 'success' | 'warning' | 'error'

export const toneIcon = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleX } as const

interface BannerProps {
  readonly tone?: Tone
  readonly children: ReactNode
  /** Buttons, at the end. */
  readonly actions?: ReactNode
}

/** A message that belongs to its place and stays until its cause is gone. Errors are announced at once. */
export function Banner({ tone = 'info', children, actions }: BannerProps) {
  const Icon = toneIcon[tone]
  return (
    <div className={`banner banner--${tone}`} role={tone === 'error' ? 'alert' : 'note'}>
      <Icon size={16} aria-hidden />
      <div className="banner__text selectable">{children}</div>
      {actions}
    </div>
  )
}
