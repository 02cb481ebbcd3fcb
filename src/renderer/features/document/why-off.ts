import { createContext, useSyncExternalStore } from 'react'
import type { Autosave } from './autosave.ts'
import type { MarkupView } from './Page.tsx'
import { ORIGINAL, STOPPED } from './read-only.ts'

/** Why the tools of a toolbar are off; null while they are on. */
export const WhyOff = createContext<string | null>(null)

const NEVER = (): (() => void) => () => undefined

export function useWhyOff(autosave: Autosave | null, markup: MarkupView): string | null {
  // Whether it has stopped, and no more: all toolbars would be made anew at each key with the state itself.
  const isStopped = useSyncExternalStore(autosave?.subscribe ?? NEVER, () => autosave?.state().kind === 'stopped')
  if (isStopped) return STOPPED
  return markup === 'original' ? ORIGINAL : null
}
