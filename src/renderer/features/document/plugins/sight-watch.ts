import type { EditorView } from 'prosemirror-view'
import { whenIdle } from '../slices.ts'
import { groupIndexAt } from '../../../../core/document/group-places.ts'
import { shownGroups, showGroups } from './sight.ts'

/*
 * In heights of the window, beyond either edge: what is shown at once, what follows in the background, what is taken away.
 * Of what is laid out (a window and a half around it) the browser reads all text at each key, for input methods.
 */
const AT_ONCE = 0.5
const SOON = 1.75
const TOO_FAR = 10
/** So many groups may stay, however far: they cost little, and one comes back to them. */
const SPARE = 12

/** Views whose text must stay on the page for now, all of it. */
const held = new WeakSet<EditorView>()

/** Takes no text off the page until the returned function is called. */
export function holdSight(view: EditorView): () => void {
  held.add(view)
  return () => void held.delete(view)
}

/** Indexes of the groups that reach into a stretch of the window, in px from its top. */
function groupsBetween(boxes: HTMLCollection, top: number, bottom: number): [first: number, end: number] {
  let low = 0
  let high = boxes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (boxes[middle]!.getBoundingClientRect().bottom < top) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < boxes.length && boxes[end]!.getBoundingClientRect().top <= bottom) end++
  return [low, end]
}

export interface Watch {
  /** Shows what is seen or nearly so, now: before a key takes the caret there. */
  readonly look: (reach?: number) => void
  readonly stop: () => void
}

/** Follows what is seen of a document on its ground, an element that scrolls. */
export function watchSight(view: EditorView, ground: Element): Watch {
  const stopped = new AbortController()
  let isTidying = false

  /** Where the window begins and how high it is; null while the document is not seen at all. */
  const seen = (): { top: number; height: number } | null => {
    if (view.isDestroyed || shownGroups(view.state) === null || view.dom.offsetParent === null) return null
    const { top, height } = ground.getBoundingClientRect()
    return height === 0 ? null : { top, height }
  }
  const missing = (reach: number): number[] => {
    const window = seen()
    const shown = shownGroups(view.state)
    if (window === null || shown === null) return []
    const { top, height } = window
    const [first, end] = groupsBetween(view.dom.children, top - reach * height, top + (1 + reach) * height)
    return Array.from({ length: end - first }, (_, i) => first + i).filter((i) => !shown.has(i))
  }
  const look = (reach = AT_ONCE): void => {
    const wanted = missing(reach)
    if (wanted.length > 0) showGroups(view, [...shownGroups(view.state)!, ...wanted])
    if (!isTidying) void tidy()
  }
  /** One group at a time, between frames and keys. */
  const tidy = async (): Promise<void> => {
    isTidying = true
    for (;;) {
      await whenIdle()
      if (stopped.signal.aborted || seen() === null) break
      if (view.composing) continue
      const [next] = missing(SOON)
      if (next !== undefined) showGroups(view, [...shownGroups(view.state)!, next])
      else if (!dropFar()) break
    }
    isTidying = false
  }
  /** Takes one group off the page that is too far, if there is one: ten at once would be a frame missed. */
  const dropFar = (): boolean => {
    const window = seen()
    const shown = shownGroups(view.state)
    if (window === null || shown === null || shown.size <= SPARE || held.has(view)) return false
    const { top, height } = window
    const [first, end] = groupsBetween(view.dom.children, top - TOO_FAR * height, top + (1 + TOO_FAR) * height)
    const { doc, selection } = view.state
    const selected = new Set([groupIndexAt(doc, selection.anchor), groupIndexAt(doc, selection.head)])
    const far = [...shown].find((i) => (i < first || i >= end) && !selected.has(i))
    if (far === undefined) return false
    showGroups(
      view,
      [...shown].filter((i) => i !== far),
    )
    return true
  }

  const onScroll = (): void => look()
  ground.addEventListener('scroll', onScroll, { passive: true })
  // Text that comes, goes or is set at another scale moves what is seen, as a window of another size does.
  const resized = new ResizeObserver(onScroll)
  resized.observe(view.dom)
  resized.observe(ground)
  return {
    look,
    stop: () => {
      stopped.abort()
      resized.disconnect()
      ground.removeEventListener('scroll', onScroll)
    },
  }
}
