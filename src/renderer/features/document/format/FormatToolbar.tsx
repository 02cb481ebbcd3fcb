import {
  AlignCenter,
  AlignJustify,
  AlignLeft,
  AlignRight,
  Bold,
  IndentDecrease,
  IndentIncrease,
  Italic,
  List,
  ListIndentDecrease,
  ListIndentIncrease,
  ListOrdered,
  Strikethrough,
  Underline,
} from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Toolbar } from 'react-aria-components'
import type { EditorSession } from '../session.ts'
import { ToolsOff, WHY_OFF } from '../ToolsOff.tsx'
import { FormatButton } from './FormatButton.tsx'
import { FormatOffers } from './FormatOffers.tsx'
import { FORMAT } from './format-commands.ts'
import { formatStateOf, type FormatState } from './format-state.ts'
import { FontPicker, SizePicker, StylePicker } from './FormatPickers.tsx'
import { ColourMenu, HighlightMenu } from './ColourMenus.tsx'
import { MoreMenu } from './MoreMenu.tsx'
import './format.css'

interface FormatToolbarProps {
  readonly session: EditorSession
  /** Null while formatting is possible. */
  readonly whyOff: string | null
}

/**
 * Formatting of the selection, with its state. In a narrow window the groups at the end go; the menu at the end has all
 * of it at every width.
 */
export function FormatToolbar({ session, whyOff }: FormatToolbarProps) {
  const state = useFormatState(session)
  return (
    <ToolsOff why={whyOff}>
      <Toolbar className="tools format" aria-label="Formatting" aria-describedby={WHY_OFF} data-pane>
        <StylePicker session={session} state={state} />
        <FontPicker session={session} state={state} />
        <SizePicker session={session} state={state} />
        <div className="format__group">
          <FormatButton session={session} state={state} command={FORMAT.bold} icon={Bold} />
          <FormatButton session={session} state={state} command={FORMAT.italic} icon={Italic} />
          <FormatButton session={session} state={state} command={FORMAT.underline} icon={Underline} />
          <FormatButton session={session} state={state} command={FORMAT.strike} icon={Strikethrough} />
        </div>
        <div className="format__group format__group--colour">
          <HighlightMenu session={session} state={state} />
          <ColourMenu session={session} state={state} />
        </div>
        <div className="format__group format__group--list">
          <FormatButton session={session} state={state} command={FORMAT.bullets} icon={List} />
          <FormatButton session={session} state={state} command={FORMAT.numbers} icon={ListOrdered} />
          <FormatButton session={session} state={state} command={FORMAT.promote} icon={ListIndentDecrease} />
          <FormatButton session={session} state={state} command={FORMAT.demote} icon={ListIndentIncrease} />
        </div>
        <div className="format__group format__group--align">
          <FormatButton session={session} state={state} command={FORMAT.alignStart} icon={AlignLeft} />
          <FormatButton session={session} state={state} command={FORMAT.alignCentre} icon={AlignCenter} />
          <FormatButton session={session} state={state} command={FORMAT.alignEnd} icon={AlignRight} />
          <FormatButton session={session} state={state} command={FORMAT.justify} icon={AlignJustify} />
        </div>
        <div className="format__group format__group--indent">
          <FormatButton session={session} state={state} command={FORMAT.outdent} icon={IndentDecrease} />
          <FormatButton session={session} state={state} command={FORMAT.indent} icon={IndentIncrease} />
        </div>
        <FormatOffers session={session} />
        <MoreMenu session={session} state={state} />
      </Toolbar>
    </ToolsOff>
  )
}

/** The state of one session's selection: the same object as long as all in it is the same. */
interface Watched {
  readonly subscribe: (listener: () => void) => () => void
  readonly get: () => FormatState
}

const watched = new WeakMap<EditorSession, Watched>()

function watch(session: EditorSession): Watched {
  let known = watched.get(session)
  if (known !== undefined) return known
  let last = formatStateOf(session.view.state, session.looks)
  known = {
    subscribe: (listener) =>
      session.onUpdate((state, tr) => {
        if (!tr.docChanged && !tr.selectionSet && !tr.storedMarksSet) return
        const next = formatStateOf(state, session.looks)
        if ((Object.keys(next) as (keyof FormatState)[]).every((key) => next[key] === last[key])) return
        last = next
        listener()
      }),
    get: () => last,
  }
  watched.set(session, known)
  return known
}

function useFormatState(session: EditorSession): FormatState {
  const { subscribe, get } = watch(session)
  return useSyncExternalStore(subscribe, get)
}
