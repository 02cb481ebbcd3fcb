import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Projection } from '../../../core/api/projection.ts'
import { call } from '../../api.ts'
import { createAutosave, setActiveAutosave, type Autosave } from './autosave.ts'
import { Banners } from './Banners.tsx'
import { CheckTools } from './checks/CheckTools.tsx'
import { PasteTools } from './editor/paste/PasteTools.tsx'
import { useCommentCommands } from './comments/useCommentCommands.ts'
import { DocumentToolbar } from './DocumentToolbar.tsx'
import { FormatToolbar } from './format/FormatToolbar.tsx'
import { Finding } from './find/Finding.tsx'
import { Outline } from './outline/Outline.tsx'
import { PageMenu } from './menu/PageMenu.tsx'
import { Page, type MarkupView } from './Page.tsx'
import { ReviewTools } from './review/ReviewTools.tsx'
import { PrintPanel } from './print/PrintPanel.tsx'
import { usePrintCommands } from './print/usePrintCommands.ts'
import { Reading } from './reading/Reading.tsx'
import { useWhyOff } from './why-off.ts'
import { EditorSession } from './session.ts'
import { SearchTools } from './search/SearchTools.tsx'
import { SidePane } from './side/SidePane.tsx'
import { StructureTools } from './structure/StructureTools.tsx'
import { StatusBar } from './status/StatusBar.tsx'
import { useDocumentCommands } from './useDocumentCommands.ts'

interface EditorProps {
  readonly agreement: string
  /** The sealed round that is shown; null for the draft. */
  readonly round: string | null
  readonly projection: Projection
  readonly me: string
  readonly isDraft: boolean
  readonly banner: ReactNode
  readonly onReload: () => void
}

/** One document with everything around it. Mounted anew for each document. */
export function Editor({ agreement, round, projection, me, isDraft, banner, onReload }: EditorProps) {
  const mount = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<{ session: EditorSession; autosave: Autosave | null }>()
  const [markup, setMarkup] = useState<MarkupView>('all')
  const [spoken, setSpoken] = useState('')

  useEffect(() => {
    if (mount.current === null) return
    const autosave = isDraft
      ? createAutosave(projection.version, (version, steps) =>
          // As text: on the way to the journal nothing in them is looked at, and one may hold ten thousand edits.
          call('draft.append', {
            agreement,
            base: projection.base,
            version,
            steps: steps.map((s) => JSON.stringify(s)),
          }),
        )
      : null
    // The same words again must be heard again.
    const announce = (message: string) => setSpoken((last) => (last === message ? `${message}\u00a0` : message))
    const session = new EditorSession({
      mount: mount.current,
      projection,
      me,
      autosave,
      announce,
      agreement,
      round,
    })
    setActiveAutosave(autosave)
    setOpen({ session, autosave })
    const leave = (event: BeforeUnloadEvent) => {
      if (autosave === null || autosave.state().kind === 'saved') return
      void autosave.flush().catch(() => undefined)
      event.preventDefault()
    }
    window.addEventListener('beforeunload', leave)
    return () => {
      window.removeEventListener('beforeunload', leave)
      // Until all is on disk it stays the one that flushDraft waits for, unless another draft took its place.
      void autosave?.flush().catch(() => undefined)
      if (autosave?.state().kind === 'stopped') setActiveAutosave(null)
      session.destroy()
      setOpen(undefined)
    }
  }, [agreement, round, projection, me, isDraft])

  useEffect(() => open?.session.setMarkup(markup), [open, markup])

  return (
    <div className="doc">
      {banner}
      {open === undefined ? null : <Banners {...open} isDraft={isDraft} base={projection.base} onReload={onReload} />}
      {open === undefined ? null : <Tools {...open} markup={markup} onMarkup={setMarkup} isDraft={isDraft} />}
      <div className="doc__body">
        {open === undefined ? <div /> : <Outline session={open.session} />}
        <div className="doc__middle">
          <Page ref={mount} projection={projection} markup={markup} session={open?.session} />
          {open === undefined ? null : <Finding session={open.session} isDraft={isDraft} />}
        </div>
        {open === undefined ? <div /> : <SidePane session={open.session} isDraft={isDraft} />}
      </div>
      {open === undefined ? null : (
        <StatusBar {...open} isDraft={isDraft} markup={markup} onMarkup={setMarkup} messages={projection.messages} />
      )}
      <div className="visually-hidden" role="status" aria-live="polite">
        {spoken}
      </div>
    </div>
  )
}

interface ToolsProps {
  readonly session: EditorSession
  readonly autosave: Autosave | null
  readonly markup: MarkupView
  readonly isDraft: boolean
  readonly onMarkup: (markup: MarkupView) => void
}

function Tools(props: ToolsProps) {
  usePrintCommands(props.session, props.markup)
  useDocumentCommands(props.session, props.isDraft, props.onMarkup)
  useCommentCommands(props.session, props.isDraft)
  const whyOff = useWhyOff(props.autosave, props.markup)
  return (
    <>
      <DocumentToolbar {...props} whyOff={whyOff} />
      {props.isDraft ? <FormatToolbar session={props.session} whyOff={whyOff} /> : null}
      <CheckTools {...props} />
      <StructureTools {...props} />
      <SearchTools session={props.session} />
      <ReviewTools {...props} />
      <PrintPanel />
      <PageMenu session={props.session} isDraft={props.isDraft} />
      <Reading session={props.session} />
      {props.isDraft ? <PasteTools session={props.session} /> : null}
    </>
  )
}
