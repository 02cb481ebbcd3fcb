import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import type { EditorSession } from '../session.ts'
import { useStore } from '../store.ts'
import { follow } from './going.ts'
import { hidePeek, peekOf } from './peeking.ts'
import './PeekCard.css'

const GAP = 6
const EDGE = 8

/** What a term means, or what a referenced clause says, beside the words. */
export function PeekCard({ session }: { readonly session: EditorSession }) {
  const store = peekOf(session)
  const peek = useStore(store, (s) => s.peek)
  const isHeld = useStore(store, (s) => s.isHeld)
  const card = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)

  useLayoutEffect(() => {
    if (peek === null || card.current === null) return setPlace(null)
    const words = session.view.coordsAtPos(peek.from, 1)
    const { width, height } = card.current.getBoundingClientRect()
    const below = words.bottom + GAP
    const top = below + height + EDGE > window.innerHeight ? Math.max(EDGE, words.top - height - GAP) : below
    setPlace({ left: Math.max(EDGE, Math.min(words.left, window.innerWidth - width - EDGE)), top })
  }, [peek, session])

  useEffect(() => {
    if (peek === null) return
    if (isHeld) (card.current?.querySelector('button') ?? card.current)?.focus()
    const close = (event: Event) => {
      if (event.target instanceof Node && card.current?.contains(event.target) === true) return
      hidePeek(session)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      hidePeek(session)
      session.view.focus()
    }
    window.addEventListener('scroll', close, true)
    window.addEventListener('pointerdown', close, true)
    window.addEventListener('keydown', escape, true)
    return () => {
      window.removeEventListener('scroll', close, true)
      window.removeEventListener('pointerdown', close, true)
      window.removeEventListener('keydown', escape, true)
    }
  }, [peek, isHeld, session])

  if (peek === null) return null
  const { title, text, remarks, target } = peek
  return (
    <div
      ref={card}
      className="peek"
      role={isHeld ? 'dialog' : 'tooltip'}
      aria-label={title}
      tabIndex={-1}
      style={place === null ? { visibility: 'hidden' } : place}
      onMouseLeave={() => {
        if (!isHeld) hidePeek(session)
      }}
    >
      <p className="peek__title">{title}</p>
      {text === '' ? null : <p className="peek__text">{text}</p>}
      {remarks.map((remark) => (
        <p key={remark} className="peek__remark">
          {remark}
        </p>
      ))}
      {target === null ? null : (
        <Button
          kind="link"
          onPress={() => {
            hidePeek(session)
            follow(session, target)
          }}
        >
          Go there
        </Button>
      )}
    </div>
  )
}
