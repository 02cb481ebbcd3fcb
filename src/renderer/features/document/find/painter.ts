import type { EditorView } from 'prosemirror-view'
import { findInGroup } from '../../../../core/document/find/find.ts'
import type { Query } from '../../../../core/document/find/query.ts'

/** Marks what is found on the part of the page that is seen. */
export interface Painter {
  readonly paint: (query: Query | null) => void
  readonly clear: () => void
  readonly destroy: () => void
}

const ALL = 'find'
const CURRENT = 'find-current'
/** As many as can be told apart on a screen, and more. */
const MOST = 1500

/**
 * By the browser's own highlights: no element of the page is touched, however much is found. Only groups in sight are
 * painted, again after each scroll.
 */
export function createPainter(view: EditorView): Painter {
  let query: Query | null = null
  let frame = 0
  const ground = view.dom.closest('.doc__scroll') ?? document

  const draw = (): void => {
    frame = 0
    const all = new Highlight()
    const current = new Highlight()
    if (query !== null && !view.isDestroyed) {
      const { from, to } = view.state.selection
      for (const match of inSight(view, query)) {
        const range = rangeOf(view, match.from, match.to)
        if (range !== null) (match.from === from && match.to === to ? current : all).add(range)
      }
    }
    for (const range of query === null ? [] : inNotes(view, query)) all.add(range)
    CSS.highlights.set(ALL, all)
    CSS.highlights.set(CURRENT, current)
  }
  const soon = (): void => {
    if (query !== null && frame === 0) frame = requestAnimationFrame(draw)
  }
  const clear = (): void => {
    query = null
    cancelAnimationFrame(frame)
    frame = 0
    CSS.highlights.delete(ALL)
    CSS.highlights.delete(CURRENT)
  }
  ground.addEventListener('scroll', soon, { passive: true })
  return {
    paint: (next) => {
      if (next === null) clear()
      query = next
      soon()
    },
    clear,
    destroy: () => {
      clear()
      ground.removeEventListener('scroll', soon)
    },
  }
}

function inSight(view: EditorView, query: Query): { from: number; to: number }[] {
  const { doc } = view.state
  const starts: number[] = []
  doc.forEach((_group, offset) => starts.push(offset))
  const bottomOf = (index: number): number => {
    const element = view.nodeDOM(starts[index]!)
    return element instanceof Element ? element.getBoundingClientRect().bottom : 0
  }
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (bottomOf(middle) < 0) low = middle + 1
    else high = middle
  }
  const found: { from: number; to: number }[] = []
  for (let i = low; i < starts.length && found.length < MOST; i++) {
    const start = starts[i]! + 1
    for (const { from, to } of findInGroup(doc.child(i), query)) found.push({ from: from + start, to: to + start })
    if (bottomOf(i) > window.innerHeight) break
  }
  return found
}

function rangeOf(view: EditorView, from: number, to: number): StaticRange | null {
  try {
    const start = view.domAtPos(from, 1)
    const end = view.domAtPos(to, -1)
    return new StaticRange({
      startContainer: start.node,
      startOffset: start.offset,
      endContainer: end.node,
      endOffset: end.offset,
    })
  } catch {
    // What is just being drawn anew is painted with the next frame.
    return null
  }
}

/** What is found in the notes below the text, as they are shown. */
function inNotes(view: EditorView, { pattern, options }: Query): StaticRange[] {
  const places = view.dom.closest('.page')?.querySelectorAll('.note__place p') ?? []
  return [...places].flatMap((paragraph) => {
    const pieces: { readonly node: globalThis.Text; readonly start: number }[] = []
    let text = ''
    const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const isSaid = node.parentElement?.closest('.run-atom') === null
      const isThere = options.inDeleted || node.parentElement?.closest('.rev-del, .rev-moveFrom') === null
      if (!(node instanceof globalThis.Text) || !isSaid || !isThere) continue
      pieces.push({ node, start: text.length })
      text += node.data
    }
    const place = (at: number): { node: globalThis.Text; offset: number } => {
      const piece = pieces.findLast(({ start }) => start < at) ?? pieces[0]!
      return { node: piece.node, offset: at - piece.start }
    }
    return [...text.matchAll(pattern)].flatMap(({ index, 0: found }) => {
      if (found === '') return []
      const first = pieces.findLast(({ start }) => start <= index)!
      const end = place(index + found.length)
      const [startOffset, endOffset] = [index - first.start, end.offset]
      return [new StaticRange({ startContainer: first.node, startOffset, endContainer: end.node, endOffset })]
    })
  })
}
