import { useSyncExternalStore } from 'react'
import type { Tone } from './Banner.tsx'

export interface Notice {
  readonly id: number
  readonly tone: Tone
  readonly title: string
  /** Shown on demand, one line each. */
  readonly details: readonly string[]
  readonly action: { readonly label: string; readonly run: () => void } | null
  /** The agreement that it is about, with which it goes; null for what holds wherever one is. */
  readonly about: string | null
  /** In milliseconds of the window's clock. */
  readonly since: number
}

export type NewNotice = Pick<Notice, 'tone' | 'title'> & Partial<Pick<Notice, 'details' | 'action' | 'about'>>

let notices: readonly Notice[] = []
let lastId = 0
const listeners = new Set<() => void>()

function publish(next: readonly Notice[]): void {
  notices = next
  for (const listener of listeners) listener()
}

/** What needs nothing from the user, and may go by itself. */
export function isCalm(tone: Tone): boolean {
  return tone === 'success' || tone === 'info'
}

/** Tells the user something without taking the focus. Read out by screen readers. */
export function notify({ tone, title, details = [], action = null, about = null }: NewNotice): void {
  lastId += 1
  // The same words twice are one notice, freshly told; and good news makes way for the next.
  const others = notices.filter((n) => n.title !== title && !(isCalm(tone) && isCalm(n.tone)))
  publish([...others.slice(-2), { id: lastId, tone, title, details, action, about, since: performance.now() }])
}

/** An operation's failure, as its message has it. */
export function notifyError(error: { readonly message: string }): void {
  notify({ tone: 'error', title: error.message })
}

export function dismiss(id: number): void {
  publish(notices.filter((n) => n.id !== id))
}

/** Takes away what the user had time to read: on the way to another screen it would only be in the way. */
export function dismissOld(): void {
  publish(notices.filter((n) => performance.now() - n.since < READ_AFTER_MS))
}

/** Takes away what is about an agreement that is left: over another it would speak of the wrong one. Bad news stays until it was read. */
export function dismissAbout(about: string): void {
  publish(notices.filter((n) => n.about !== about || n.tone === 'error'))
}

/** What is on screen now. */
export function currentNotices(): readonly Notice[] {
  return notices
}

const READ_AFTER_MS = 8000

export function useNotices(): readonly Notice[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentNotices)
}
