import { useEffect, useState } from 'react'
import { CircleCheck, CircleX, EyeOff, LoaderCircle, SquarePen, TriangleAlert } from 'lucide-react'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { notify } from '../notices.ts'
import type { Autosave, SaveState } from '../autosave.ts'
import { useSaveState } from '../Banners.tsx'
import type { MarkupView } from '../Page.tsx'
import { Breadcrumb } from '../outline/Breadcrumb.tsx'
import { ZoomControl } from '../reading/ZoomControl.tsx'
import type { EditorSession } from '../session.ts'
import { useStore } from '../store.ts'

interface StatusBarProps {
  readonly session: EditorSession
  readonly autosave: Autosave | null
  readonly isDraft: boolean
  readonly markup: MarkupView
  readonly messages: readonly string[]
  readonly onMarkup: (markup: MarkupView) => void
}

export function StatusBar({ session, autosave, isDraft, markup, messages, onMarkup }: StatusBarProps) {
  const words = useStore(session.model, (m) => m.words)
  const isKnown = useStore(session.model, (m) => m.isKnown)
  const changes = useStore(session.model, (m) => m.listed.length)
  return (
    <footer className="status" aria-label="Status" data-pane>
      {isDraft ? <TrackingState session={session} /> : <span>Read only</span>}
      {isKnown ? <span>{changes === 1 ? '1 change' : `${changes.toLocaleString()} changes`}</span> : null}
      {markup === 'all' || changes === 0 ? null : (
        <button type="button" className="status__hidden" onClick={() => onMarkup('all')} title="Show all markup">
          <Badge tone="warning" icon={EyeOff}>
            {changes === 1 ? '1 hidden change' : `${changes.toLocaleString()} hidden changes`}
          </Badge>
        </button>
      )}
      {isKnown ? <span>{words === 1 ? '1 word' : `${words.toLocaleString()} words`}</span> : null}
      {messages.length === 0 ? null : (
        <Button
          kind="link"
          onPress={() => notify({ tone: 'info', title: 'What was noticed when it was imported', details: messages })}
        >
          {messages.length === 1 ? '1 import remark' : `${messages.length} import remarks`}
        </Button>
      )}
      <Loading session={session} />
      <Breadcrumb session={session} />
      <ZoomControl />
      {autosave === null ? null : <Saved autosave={autosave} />}
    </footer>
  )
}

function Loading({ session }: { readonly session: EditorSession }) {
  const { groups, all } = useStore(session.arrival.arrived, (arrived) => arrived)
  return groups < all ? <span role="status">Loading the rest: {Math.floor((groups / all) * 100)} %</span> : null
}

function TrackingState({ session }: { readonly session: EditorSession }) {
  const on = useStore(session.snapshot, (s) => s.isTracking)
  return (
    <button
      type="button"
      className={on ? 'status__button' : 'status__button status__button--alarm'}
      aria-pressed={on}
      onClick={() => session.toggleTracking()}
    >
      {on ? <SquarePen size={13} aria-hidden /> : <TriangleAlert size={13} aria-hidden />}
      Track changes: {on ? 'on' : 'OFF'}
    </button>
  )
}

const SAVING: SaveState = { kind: 'saving' }

/** How long it has to stay saved before that is said. */
const CALM_MS = 400

/** While one types, each word is saved at once: that is said once it rests, not several times a second. */
function useCalmSaveState(autosave: Autosave): SaveState {
  const save = useSaveState(autosave)
  const [calm, setCalm] = useState<SaveState | null>(save.kind === 'saved' ? save : null)
  useEffect(() => {
    const rest = setTimeout(() => setCalm(save), CALM_MS)
    return () => clearTimeout(rest)
  }, [save])
  return save.kind === 'saved' && calm !== save ? SAVING : save
}

function Saved({ autosave }: { readonly autosave: Autosave }) {
  const save = useCalmSaveState(autosave)
  switch (save.kind) {
    case 'saved':
      return (
        <span className="status__save">
          <CircleCheck size={13} aria-hidden /> Saved
        </span>
      )
    case 'saving':
      return (
        <span className="status__save">
          <LoaderCircle size={13} aria-hidden /> Saving…
        </span>
      )
    case 'failed':
    case 'stopped':
      return (
        <span className="status__save status__save--failed selectable" role="alert">
          <CircleX size={13} aria-hidden /> Not saved: {save.message}
          {save.kind === 'failed' ? (
            <Button kind="link" onPress={() => autosave.retry()}>
              Try now
            </Button>
          ) : null}
        </span>
      )
  }
}
