import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { WorkStep } from '../core/api/values.ts'
import { call, on } from './api.ts'

interface Job {
  /** How much is done, from 0 to 1, of its step where it has several; null where that is not known, undefined while nothing runs. */
  readonly done: number | null | undefined
  readonly step: WorkStep | null
  /** It was asked to stop, and has not yet. */
  readonly isStopping: boolean
  /** Runs work under a name, by which its progress is heard and it can be stopped. */
  readonly run: <T>(work: (job: string) => Promise<T>) => Promise<T>
  readonly stop: () => void
}

interface State {
  readonly done: number | null
  readonly step: WorkStep | null
  readonly isStopping: boolean
}

/** Work in main that takes a while. It is given up when what shows it goes away. */
export function useJob(): Job {
  const [state, setState] = useState<State>()
  const job = useRef<string | null>(null)
  const giveUp = (): void => {
    if (job.current !== null) void call('exchange.cancel', { job: job.current })
  }
  const stop = (): void => {
    giveUp()
    setState((s) => s && { ...s, isStopping: true })
  }
  const leave = useEffectEvent(giveUp)
  useEffect(() => leave, [])
  const run: Job['run'] = async (work) => {
    const name = crypto.randomUUID()
    job.current = name
    setState({ done: 0, step: null, isStopping: false })
    const silence = on('work-progress', ({ job: told, done, step }) => {
      if (told === name) setState((s) => ({ isStopping: false, ...s, done, step }))
    })
    try {
      return await work(name)
    } finally {
      silence()
      if (job.current === name) job.current = null
      setState(undefined)
    }
  }
  return { done: state?.done, step: state?.step ?? null, isStopping: state?.isStopping ?? false, run, stop }
}
