import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import './EmptyState.css'

interface EmptyStateProps {
  readonly icon: LucideIcon
  readonly title: string
  /** What to do next. */
  readonly children: ReactNode
  readonly actions?: ReactNode
}

export function EmptyState({ icon: Icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon className="empty__icon" size={36} strokeWidth={1.25} aria-hidden />
      <h2 className="empty__title">{title}</h2>
      <div className="empty__text">{children}</div>
      {actions === undefined ? null : <div className="empty__actions">{actions}</div>}
    </div>
  )
}
