import { useEffect, type RefObject } from 'react'

/**
 * Keeps the middle of the ground in sight while pages of several widths stand on it and the widest is wider than the
 * window: what is narrower fits, and would be cut off at the right if one had to begin at the left edge of the widest.
 *
 * @param scale goes into it anew, as does each change of the ground's own width; between, one scrolls as one likes
 */
export function useMiddle(ground: RefObject<HTMLElement | null>, isMixed: boolean, scale: number): void {
  useEffect(() => {
    const element = ground.current
    if (element === null || !isMixed || scale === 0) return
    let last = 0
    const observer = new ResizeObserver(() => {
      const room = element.clientWidth
      // Behind another tab it has none.
      if (room === 0 || room === last) return
      last = room
      element.scrollLeft = (element.scrollWidth - room) / 2
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [ground, isMixed, scale])
}
