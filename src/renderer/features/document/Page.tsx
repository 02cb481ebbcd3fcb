import { useEffect, useRef, useState, useSyncExternalStore, type CSSProperties, type Ref, type RefObject } from 'react'
import type { Projection } from '../../../core/api/projection.ts'
import { classes } from '../../ui/classes.ts'
import type { EditorSession } from './session.ts'
import { px } from './view/length.ts'

/** How much of the changes the page shows. */
export type MarkupView = 'all' | 'simple' | 'none' | 'original'

export const MARKUP_VIEWS: readonly { readonly id: MarkupView; readonly label: string }[] = [
  { id: 'all', label: 'All markup' },
  { id: 'simple', label: 'Simple markup' },
  { id: 'none', label: 'No markup' },
  { id: 'original', label: 'Original' },
]

const NEVER = (): (() => void) => () => undefined

interface PageProps {
  readonly ref: Ref<HTMLDivElement>
  readonly projection: Projection
  readonly markup: MarkupView
  readonly session: EditorSession | undefined
}

/** The page on its ground, as wide as the paper, and as long as the document. */
export function Page({ ref, projection, markup, session }: PageProps) {
  const { page, furniture } = projection
  const showsMarks = useSyncExternalStore(
    session?.snapshot.subscribe ?? NEVER,
    () => session?.snapshot.get().showsMarks ?? false,
  )
  const ground = useRef<HTMLElement>(null)
  const zoom = useFit(ground, px(page.width))
  const size = {
    zoom,
    '--page-width': `${px(page.width)}px`,
    '--margin-top': `${px(page.top)}px`,
    '--margin-right': `${px(page.right)}px`,
    '--margin-bottom': `${px(page.bottom)}px`,
    '--margin-left': `${px(page.left)}px`,
  } as CSSProperties
  return (
    <section className="doc__scroll" data-pane ref={ground}>
      <div className={classes('page', `view-${markup}`, showsMarks && 'shows-marks')} style={size}>
        <Furniture lines={furniture.header} kind="header" />
        <div className="page__text" ref={ref} />
        <Furniture lines={furniture.footer} kind="footer" />
      </div>
    </section>
  )
}

const LEAST_ZOOM = 0.7
/** Ground left and right of the paper. */
const AROUND = 24

/** A page that is wider than its place is shown smaller, as far as it can be read. */
function useFit(ground: RefObject<HTMLElement | null>, width: number): number {
  const [zoom, setZoom] = useState(1)
  useEffect(() => {
    if (ground.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      const room = (entry?.contentRect.width ?? width) - AROUND
      setZoom(Math.max(LEAST_ZOOM, Math.min(1, Math.floor((room / width) * 100) / 100)))
    })
    observer.observe(ground.current)
    return () => observer.disconnect()
  }, [ground, width])
  return zoom
}

function Furniture({ lines, kind }: { readonly lines: readonly string[]; readonly kind: 'header' | 'footer' }) {
  if (lines.length === 0) return <div className={`furniture furniture--${kind}`} />
  return (
    <div className={`furniture furniture--${kind}`} aria-label={kind === 'header' ? 'Page header' : 'Page footer'}>
      {lines.slice(0, 4).map((line, i) => (
        <FurnitureLine key={`${i} ${line}`} line={line} />
      ))}
    </div>
  )
}

/** A header's tabs go to the middle and to the right edge; with one alone, what follows it stands on the right. */
function FurnitureLine({ line }: { readonly line: string }) {
  const parts = line.split('\t')
  if (parts.length === 1) return <div>{line}</div>
  const [left = '', ...others] = parts
  const right = others.at(-1) ?? ''
  const middle = others.slice(0, -1).join(' ').trim()
  return (
    <div className="furniture__line">
      <span>{left}</span>
      {middle === '' ? null : <span className="furniture__middle">{middle}</span>}
      <span className="furniture__right">{right}</span>
    </div>
  )
}
