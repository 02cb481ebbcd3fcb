import { useEffect, useState } from 'react'

/** Whether something has gone on for so long that it has to be explained: what takes a moment would only flicker. */
export function useSlow(isGoingOn: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    if (!isGoingOn) return
    const timer = setTimeout(() => setIsSlow(true), EXPLAINED_AFTER_MS)
    return () => {
      clearTimeout(timer)
      setIsSlow(false)
    }
  }, [isGoingOn])
  return isSlow && isGoingOn
}

const EXPLAINED_AFTER_MS = 300
