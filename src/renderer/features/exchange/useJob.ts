import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { call, on } from '../../api.ts'

interface Job {
  /** How much is done, from 0 to 1; undefined while nothing runs. */
  readonly done: number | undefined
  /** Runs work under a name, by which its progress is heard and it can be stopped. */
  readonly run: <T>(work: (job: string) => Promise<T>) => Promise<T>
  readonly stop: () => void
}

/** Work in main that takes a while. It is given up when what shows it goes away. */
export function useJob(): Job {
  const [done, setDone] = useState<number>()
  const job = useRef<string | null>(null)
  const stop = (): void => {
    if (job.current !== null) void call('exchange.cancel', { job: job.current })
  }
  const leave = useEffectEvent(stop)
  useEffect(() => leave, [])
  const run: Job['run'] = async (work) => {
    const name = crypto.randomUUID()
    job.current = name
    setDone(0)
    const silence = on('work-progress', (told) => {
      if (told.job === name) setDone(told.done)
    })
    try {
      return await work(name)
    } finally {
      silence()
      if (job.current === name) job.current = null
      setDone(undefined)
    }
  }
  return { done, run, stop }
}
