import { useEffect, useRef, useSyncExternalStore, type CSSProperties, type Ref } from 'react'
import type { Projection } from '../../../core/api/projection.ts'
import type { FurnitureKind, Section } from '../../../core/document/sections.ts'
import { classes } from '../../ui/classes.ts'
import { Notes } from './notes/Notes.tsx'
import { PrintedEnd } from './print/PrintedEnd.tsx'
import { sectionsOf } from './plugins/sections.ts'
import { useMiddle } from './reading/middle.ts'
import { useScale } from './reading/zoom.ts'
import type { EditorSession } from './session.ts'
import { px } from './view/length.ts'
import { sectionVars } from './view/section-css.ts'
import { furnitureBox } from './view/section-edge.ts'
import { layAllTabs } from './view/tabs.ts'

/** How much of the changes the page shows. */
export type MarkupView = 'all' | 'simple' | 'none' | 'original'

export const MARKUP_VIEWS: readonly { readonly id: MarkupView; readonly label: string }[] = [
  { id: 'all', label: 'All markup' },
  { id: 'simple', label: 'Simple markup' },
  { id: 'none', label: 'No markup' },
  { id: 'original', label: 'Original' },
]

const NEVER = (): (() => void) => () => undefined
const NO_SECTIONS: readonly Section[] = []

interface PageProps {
  readonly ref: Ref<HTMLDivElement>
  readonly projection: Projection
  readonly markup: MarkupView
  readonly session: EditorSession | undefined
}

/** The page on its ground, as wide as the paper, and as long as the document. */
export function Page({ ref, projection, markup, session }: PageProps) {
  const { page } = projection
  const showsMarks = useSyncExternalStore(
    session?.snapshot.subscribe ?? NEVER,
    () => session?.snapshot.get().showsMarks ?? false,
  )
  const sections = useSyncExternalStore(
    (listener) => session?.onUpdate(listener) ?? NEVER(),
    () => (session === undefined ? NO_SECTIONS : sectionsOf(session.view.state).list),
  )
  const widest = Math.max(page.width, ...sections.map((s) => s.page.width))
  const isMixed = sections.some((s) => s.page.width !== widest)
  const ground = useRef<HTMLElement>(null)
  const zoom = useScale(ground, px(widest))
  useMiddle(ground, isMixed, zoom)
  useEffect(() => {
    // At every scale: what is measured at one does not hold at another.
    if (session !== undefined && zoom > 0) layAllTabs(session.view.dom, session.env.layTabs)
  }, [session, zoom])
  // Until all has arrived, the only section known may be the last one.
  const isPartial = sections.length === 1 && session?.arrival.isWhole() === false
  const first = isPartial ? { ...sections[0]!, page } : sections[0]
  const last = sections.at(-1)
  const size = {
    zoom,
    '--sheet-width': `${px(widest)}px`,
    ...(first === undefined ? {} : sectionVars(first)),
  } as CSSProperties
  return (
    <section className="doc__scroll" data-pane ref={ground}>
      <div
        className={classes(
          'page',
          `view-${markup}`,
          showsMarks && 'shows-marks',
          isMixed && 'page--mixed',
          projection.context.look.addsSpacing && 'page--adds-spacing',
        )}
        style={size}
      >
        <Furniture session={session} section={first} kind="header" />
        <div className="page__text" ref={ref} />
        <Notes session={session} isOriginal={markup === 'original'} />
        <Furniture session={session} section={last} kind="footer" />
        <PrintedEnd session={session} />
      </div>
    </section>
  )
}

interface FurnitureProps {
  readonly session: EditorSession | undefined
  readonly section: Section | undefined
  readonly kind: FurnitureKind
}

/** What stands above the first and below the last section; between sections it is part of the text's own views. */
function Furniture({ session, section, kind }: FurnitureProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (session === undefined || section === undefined) return
    place.current?.replaceChildren(furnitureBox(section, kind, kind === 'header' ? 'first' : 'other', session.env))
  }, [session, section, kind])
  return <div ref={place} className="page__furniture" />
}
