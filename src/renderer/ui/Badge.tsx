import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import './Badge.css'

interface BadgeProps {
  readonly tone?: 'neutral' | 'ours' | 'theirs' | 'warning'
  readonly icon?: LucideIcon
  readonly children: ReactNode
}

export function Badge({ tone = 'neutral', icon: Icon, children }: BadgeProps) {
  return (
    <span className={`badge badge--${tone}`}>
      {Icon === undefined ? null : <Icon size={13} aria-hidden />}
      {children}
    </span>
  )
}
