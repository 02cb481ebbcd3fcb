import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { toneIcon } from './Banner.tsx'
import { Button } from './Button.tsx'
import { IconButton } from './IconButton.tsx'
import { dismiss, isCalm, useNotices, type Notice } from './notices.ts'
import './NoticeRegion.css'

/** Long enough to read twice, and to use a button. Bad news stays until it is closed. */
const FADES_AFTER_MS = 7000
const FADES_LATER_MS = 14_000

export function NoticeRegion() {
  const notices = useNotices()
  return (
    <section
      className="notices"
      aria-label="Notices"
      aria-live="polite"
      data-pane={notices.length === 0 ? undefined : 'notices'}
      data-react-aria-top-layer
    >
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { id, tone, title, details, action } = notice
  const fadesAfter = details.length === 0 && action === null ? FADES_AFTER_MS : FADES_LATER_MS
  const [isHeld, setIsHeld] = useState(false)
  useEffect(() => {
    if (!isCalm(tone) || isHeld) return
    const timer = setTimeout(() => dismiss(id), fadesAfter)
    return () => clearTimeout(timer)
  }, [tone, isHeld, fadesAfter, id])
  const Icon = toneIcon[tone]
  return (
    <div
      className={`notice notice--${tone}`}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <Icon size={16} aria-hidden />
      <div className="notice__body">
        <p>{title}</p>
        {details.length === 0 ? null : <Details lines={details} />}
        {action === null ? null : (
          <Button kind="link" onPress={action.run}>
            {action.label}
          </Button>
        )}
      </div>
      <IconButton icon={X} label="Close notice" onPress={() => dismiss(id)} />
    </div>
  )
}

function Details({ lines }: { readonly lines: readonly string[] }) {
  return (
    <details className="notice__details">
      <summary>{lines.length === 1 ? 'One remark' : `${lines.length} remarks`}</summary>
      <ul tabIndex={0} aria-label="Remarks">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}
