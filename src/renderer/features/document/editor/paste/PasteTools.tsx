import { ClipboardPaste } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useCommand } from '../../../../commands/commands.ts'
import { IconButton } from '../../../../ui/IconButton.tsx'
import { Menu } from '../../../../ui/Menu.tsx'
import type { EditorSession } from '../../session.ts'
import { useStore } from '../../store.ts'
import { lastPasteOf, pasteOtherwise, type LastPaste, type PasteHow } from './paste.ts'
import './paste.css'

const WAYS: readonly { readonly id: string; readonly how: PasteHow; readonly label: string }[] = [
  { id: 'paste.match', how: 'match', label: 'Match the text around' },
  { id: 'paste.keep', how: 'keep', label: 'Keep source formatting' },
  { id: 'paste.text', how: 'text', label: 'Text only' },
]

/** After a paste, a button at its end offers to have it another way; so does the palette. */
export function PasteTools({ session }: { readonly session: EditorSession }) {
  const last = useStore(lastPasteOf(session), (l) => l.last)
  return (
    <>
      {WAYS.map((way) => (
        <Offer key={way.id} {...way} session={session} isDisabled={last === null || last.how === way.how} />
      ))}
      {last === null || last.source.html === '' ? null : <Choice key={last.how} session={session} last={last} />}
    </>
  )
}

interface OfferProps {
  readonly session: EditorSession
  readonly id: string
  readonly how: PasteHow
  readonly label: string
  readonly isDisabled: boolean
}

function Offer({ session, id, how, label, isDisabled }: OfferProps) {
  useCommand({ id, label: `Last paste: ${label.toLowerCase()}`, isDisabled, run: () => later(session, how) })
  return null
}

/** Menus give the focus back to their button when they close; the page takes it after that. */
function later(session: EditorSession, how: PasteHow): void {
  setTimeout(() => {
    pasteOtherwise(session, how)
    session.view.focus()
  }, 0)
}

function Choice({ session, last }: { readonly session: EditorSession; readonly last: LastPaste }) {
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  useEffect(() => {
    let frame = 0
    const { head } = session.view.state.selection
    const put = (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setPlace(placeAt(session, head)))
    }
    put()
    window.addEventListener('scroll', put, true)
    window.addEventListener('resize', put)
    document.addEventListener('selectionchange', put)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', put, true)
      window.removeEventListener('resize', put)
      document.removeEventListener('selectionchange', put)
    }
  }, [session])
  if (place === null) return null
  const entries = WAYS.map(({ id, how, label }) => ({
    id,
    label,
    isDisabled: how === last.how,
    run: () => later(session, how),
  }))
  return (
    <div className="paste-choice" style={place}>
      <Menu label="Paste options" placement="bottom start" entries={entries}>
        <IconButton icon={ClipboardPaste} label="Paste options" kind="plain" />
      </Menu>
    </div>
  )
}

const HEIGHT = 44

/** Below the caret, or above it at the foot of what is seen of the page; null where it is out of sight, or gone from the paste's end. */
function placeAt({ view }: EditorSession, end: number): { left: number; top: number } | null {
  if (view.state.selection.head !== end) return null
  const caret = view.coordsAtPos(view.state.selection.head)
  const ground = view.dom.closest('.doc__scroll')?.getBoundingClientRect()
  if (ground === undefined || caret.bottom < ground.top || caret.top > ground.bottom) return null
  const below = caret.bottom + HEIGHT < ground.bottom
  return { left: Math.min(caret.left + 6, ground.right - 48), top: below ? caret.bottom + 6 : caret.top - HEIGHT }
}
