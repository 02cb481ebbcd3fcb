import { createContext } from 'react'
import type { Autosave } from './autosave.ts'
import { useSaveState } from './Banners.tsx'
import type { MarkupView } from './Page.tsx'
import { ORIGINAL, STOPPED } from './read-only.ts'

/** Why the tools of a toolbar are off; null while they are on. */
export const WhyOff = createContext<string | null>(null)

export function useWhyOff(autosave: Autosave | null, markup: MarkupView): string | null {
  const { kind } = useSaveState(autosave)
  if (kind === 'stopped') return STOPPED
  return markup === 'original' ? ORIGINAL : null
}
