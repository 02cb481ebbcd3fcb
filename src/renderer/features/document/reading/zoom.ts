import { useEffect, useSyncExternalStore, type RefObject } from 'react'
import { createStore } from '../store.ts'

/** How large the page is shown: by itself (as it is, smaller where it does not fit), as wide as its place, or as chosen. */
export type Zoom = 'auto' | 'fit' | number

export const LEAST_ZOOM = 0.5
export const MOST_ZOOM = 2
export const ZOOM_STEPS: readonly number[] = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2]

/** Below this a page that does not fit is scrolled sideways: it could not be read. */
const LEAST_AUTO = 0.7
/** Ground left and right of the paper. */
const AROUND = 24

/** The scale for a page `width` px wide in a place `room` px wide. */
export function scaleFor(zoom: Zoom, room: number, width: number): number {
  if (typeof zoom === 'number') return Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, zoom))
  const fit = Math.floor(((room - AROUND) / width) * 100) / 100
  return zoom === 'fit' ? Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, fit)) : Math.max(LEAST_AUTO, Math.min(1, fit))
}

/** The next step up or down from what is shown now. */
export function stepFrom(scale: number, direction: 1 | -1): number {
  const found =
    direction > 0
      ? ZOOM_STEPS.find((step) => step > scale + 0.005)
      : ZOOM_STEPS.findLast((step) => step < scale - 0.005)
  return found ?? (direction > 0 ? MOST_ZOOM : LEAST_ZOOM)
}

const KEY = 'counterpart.zoom'

function remembered(): Zoom {
  try {
    const text = localStorage.getItem(KEY)
    if (text === 'fit' || text === null) return text ?? 'auto'
    const value = Number(text)
    return value >= LEAST_ZOOM && value <= MOST_ZOOM ? value : 'auto'
  } catch {
    return 'auto'
  }
}

/** One for all documents of the window, and remembered. `shown` is the scale that came of it. */
const store = createStore<{ readonly zoom: Zoom; readonly shown: number }>({ zoom: remembered(), shown: 1 })

export function setZoom(zoom: Zoom): void {
  store.set({ ...store.get(), zoom })
  try {
    if (zoom === 'auto') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, String(zoom))
  } catch {
    // It is then not remembered.
  }
}

export function stepZoom(direction: 1 | -1): void {
  setZoom(stepFrom(store.get().shown, direction))
}

/** What was chosen, and the scale that is shown. */
export function useZoom(): { readonly zoom: Zoom; readonly shown: number } {
  return useSyncExternalStore(store.subscribe, store.get)
}

/** The scale of a page on its ground, followed as the ground grows and shrinks; what was in sight stays there. */
export function useScale(ground: RefObject<HTMLElement | null>, width: number): number {
  const { zoom, shown } = useZoom()
  useEffect(() => {
    const element = ground.current
    if (element === null) return
    const fit = (): void => {
      // Behind another tab it has no width: the scale stays, and so does what was in sight.
      if (element.clientWidth === 0) return
      const before = store.get().shown
      const scale = scaleFor(zoom, element.clientWidth, width)
      store.set({ ...store.get(), shown: scale })
      if (scale !== before) element.scrollTop *= scale / before
    }
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      if (event.deltaY !== 0) stepZoom(event.deltaY < 0 ? 1 : -1)
    }
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    element.addEventListener('wheel', wheel, { passive: false })
    return () => {
      observer.disconnect()
      element.removeEventListener('wheel', wheel)
    }
  }, [ground, width, zoom])
  return shown
}
