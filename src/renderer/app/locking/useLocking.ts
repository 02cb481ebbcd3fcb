import { useEffect } from 'react'
import { on } from '../../api.ts'
import { useCommand } from '../../commands/commands.ts'
import { useSession } from '../session.tsx'
import { createIdleWatch } from './idle-watch.ts'
import { lockNow } from './lock.ts'

const EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'input'] as const
const CHECK_MS = 5000
const MINUTE_MS = 60_000

/** Locks an encrypted archive on request, and when nobody is at the window: for as long as the settings say, or since it sleeps. */
export function useLocking(): void {
  const { archive, settings } = useSession()
  const path = archive?.encrypted === true ? archive.path : null
  useCommand({
    id: 'archive.lock',
    label: 'Lock archive now',
    shortcut: 'Alt+Shift+L',
    isDisabled: path === null,
    run: () => {
      if (path !== null) void lockNow(path)
    },
  })
  const minutes = settings.autoLock === 'never' ? null : Number(settings.autoLock)
  useEffect(() => {
    if (path === null || minutes === null) return
    let lastTouch = 0
    const lockUnlessBack = () => {
      const left = lastTouch
      void lockNow(path, () => lastTouch === left)
    }
    const watch = createIdleWatch(minutes * MINUTE_MS, () => Date.now(), lockUnlessBack)
    const touch = () => {
      lastTouch = Date.now()
      watch.touch()
    }
    // Whoever wakes the computer, or unlocks its screen, may be somebody else.
    const silence = on('left-alone', lockUnlessBack)
    const timer = setInterval(watch.check, CHECK_MS)
    for (const event of EVENTS) window.addEventListener(event, touch, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      silence()
      for (const event of EVENTS) window.removeEventListener(event, touch, { capture: true })
    }
  }, [path, minutes])
}
