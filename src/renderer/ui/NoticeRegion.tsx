import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { toneIcon } from './Banner.tsx'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import { IconButton } from './IconButton.tsx'
import { dismiss, isCalm, useNotices, type Notice } from './notices.ts'
import './NoticeRegion.css'

/** Long enough to read twice; longer where there is something to open or to press. Bad news stays until it is closed. */
const LEAVES_AFTER_MS = 6000
const LEAVES_LATER_MS = 10_000
/** As long as the fading takes in NoticeRegion.css. */
const LEAVING_MS = 200

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
  const leavesAfter = details.length === 0 && action === null ? LEAVES_AFTER_MS : LEAVES_LATER_MS
  const [isHovered, setIsHovered] = useState(false)
  const [isFocused, setIsFocused] = useState(false)
  const [isLeaving, setIsLeaving] = useState(false)
  const stays = !isCalm(tone) || isHovered || isFocused
  const hold = (set: (isHeld: boolean) => void) => () => {
    set(true)
    setIsLeaving(false)
  }
  useEffect(() => {
    if (stays) return
    const fade = setTimeout(() => setIsLeaving(true), leavesAfter)
    const leave = setTimeout(() => dismiss(id), leavesAfter + LEAVING_MS)
    return () => {
      clearTimeout(fade)
      clearTimeout(leave)
    }
  }, [stays, leavesAfter, id])
  const Icon = toneIcon[tone]
  return (
    <div
      className={classes('notice', `notice--${tone}`, isLeaving && 'notice--leaving')}
      onPointerEnter={hold(setIsHovered)}
      onPointerLeave={() => setIsHovered(false)}
      onFocus={hold(setIsFocused)}
      onBlur={() => setIsFocused(false)}
    >
      <Icon size={16} aria-hidden />
      <div className="notice__body selectable">
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
