import { Check, ChevronDown, ChevronUp, Pilcrow, Redo2, SquarePen, Undo2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { ToggleButton, Toolbar } from 'react-aria-components'
import { shortcutText } from '../../commands/shortcut.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { WithTooltip } from '../../ui/Tooltip.tsx'
import { MARKUP_VIEWS, type MarkupView } from './Page.tsx'
import type { EditorSession } from './session.ts'
import { useStore } from './store.ts'
import { ToolsOff } from './ToolsOff.tsx'
import { TableTools } from './tables/TableTools.tsx'

interface ToolbarProps {
  readonly session: EditorSession
  readonly markup: MarkupView
  readonly isDraft: boolean
  readonly onMarkup: (markup: MarkupView) => void
  /** Null while the draft can be edited. */
  readonly whyOff: string | null
}

export function DocumentToolbar({ session, markup, isDraft, onMarkup, whyOff }: ToolbarProps) {
  const hasChanges = useStore(session.model, (m) => m.cards.length > 0)
  const current = useStore(session.snapshot, (s) => s.current !== null)
  return (
    <Toolbar className="tools" aria-label="Document" data-pane>
      {isDraft ? (
        <ToolsOff why={whyOff}>
          <EditTools session={session} isOff={whyOff !== null} />
        </ToolsOff>
      ) : null}
      <Select label="Show" value={markup} options={MARKUP_VIEWS} onChange={onMarkup} />
      <MarksTool session={session} />
      <Line />
      {isDraft ? <TrackingTool session={session} /> : null}
      <IconButton
        icon={ChevronUp}
        label="Previous change"
        shortcut={shortcutText('Shift+F8')}
        isDisabled={!hasChanges}
        onPress={() => session.changes.go(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label="Next change"
        shortcut="F8"
        isDisabled={!hasChanges}
        onPress={() => session.changes.go(1)}
      />
      {isDraft ? (
        <ToolsOff why={whyOff}>
          <IconButton
            icon={Check}
            label="Accept change and go on"
            shortcut={shortcutText('Alt+A')}
            isDisabled={!current || whyOff !== null}
            onPress={() => session.changes.decideHere('accept')}
          />
          <IconButton
            icon={X}
            label="Reject change and go on"
            shortcut={shortcutText('Alt+R')}
            isDisabled={!current || whyOff !== null}
            onPress={() => session.changes.decideHere('reject')}
          />
        </ToolsOff>
      ) : null}
    </Toolbar>
  )
}

function Line() {
  return <span className="tools__line" aria-hidden />
}

function EditTools({ session, isOff }: { readonly session: EditorSession; readonly isOff: boolean }) {
  const canUndo = useStore(session.snapshot, (s) => s.canUndo)
  const canRedo = useStore(session.snapshot, (s) => s.canRedo)
  return (
    <>
      <IconButton
        icon={Undo2}
        label="Undo"
        shortcut={shortcutText('Mod+Z')}
        isDisabled={!canUndo || isOff}
        onPress={() => session.undo()}
      />
      <IconButton
        icon={Redo2}
        label="Redo"
        shortcut={shortcutText('Mod+Y')}
        isDisabled={!canRedo || isOff}
        onPress={() => session.redo()}
      />
      <Line />
      <TableTools session={session} />
      <Line />
    </>
  )
}

interface ToggleProps {
  readonly label: string
  readonly shortcut: string
  readonly isSelected: boolean
  readonly onToggle: () => void
  readonly children: ReactNode
  readonly className?: string
}

function Toggle({ label, shortcut, isSelected, onToggle, children, className = '' }: ToggleProps) {
  return (
    <WithTooltip text={label} shortcut={shortcutText(shortcut)}>
      <ToggleButton
        className={`button button--quiet tools__toggle ${className}`}
        aria-label={label}
        isSelected={isSelected}
        onChange={onToggle}
      >
        {children}
      </ToggleButton>
    </WithTooltip>
  )
}

function MarksTool({ session }: { readonly session: EditorSession }) {
  const on = useStore(session.snapshot, (s) => s.showsMarks)
  return (
    <Toggle label="Non-printing marks" shortcut="Mod+Shift+8" isSelected={on} onToggle={() => session.toggleMarks()}>
      <Pilcrow size={16} aria-hidden />
    </Toggle>
  )
}

function TrackingTool({ session }: { readonly session: EditorSession }) {
  const on = useStore(session.snapshot, (s) => s.isTracking)
  return (
    <Toggle
      label="Track changes"
      shortcut="Mod+Shift+E"
      isSelected={on}
      onToggle={() => session.toggleTracking()}
      className={on ? 'tools__tracking' : 'tools__tracking tools__tracking--off'}
    >
      <SquarePen size={16} aria-hidden />
      <span>{on ? 'Tracking' : 'Not tracking'}</span>
    </Toggle>
  )
}
