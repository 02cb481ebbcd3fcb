import { useCallback, useEffect, useState } from 'react'
import type { EventName, Input, OperationName, Output } from '../core/api/index.ts'
import { call, on } from './api.ts'

/** What a screen knows of an answer. A reload keeps the last value on screen until the new one is there. */
export interface Loaded<T> {
  readonly value: T | undefined
  /** User-ready message of the last failure. */
  readonly error: string | undefined
  readonly reload: () => void
}

interface Answer<T> {
  /** The question it answers, and the time it was asked, counted from 0. */
  readonly key: string
  readonly turn: number
  readonly value: T | undefined
  readonly error: string | undefined
}

/** Asks main for something to show, and asks again whenever one of `events` arrives. */
export function useOperation<N extends OperationName>(
  name: N,
  input: Input<N>,
  events: readonly EventName[] = [],
): Loaded<Output<N>> {
  const [state, setState] = useState<Answer<Output<N>>>()
  const [turn, setTurn] = useState(0)
  const key = `${name} ${JSON.stringify(input)}`
  const reload = useCallback(() => setTurn((n) => n + 1), [])

  useEffect(() => {
    let isCurrent = true
    const ask = async () => {
      const result = await call(name, JSON.parse(key.slice(name.length + 1)) as Input<N>)
      if (!isCurrent) return
      if (result.ok) setState({ key, turn, value: result.value, error: undefined })
      else setState((s) => ({ key, turn, value: s?.key === key ? s.value : undefined, error: result.error.message }))
    }
    void ask()
    return () => {
      isCurrent = false
    }
  }, [name, key, turn])

  const heard = events.join(' ')
  useEffect(() => {
    const names = heard === '' ? [] : (heard.split(' ') as EventName[])
    const stops = names.map((event) => on(event, reload))
    return () => stops.forEach((stop) => stop())
  }, [heard, reload])

  const isFresh = state?.key === key
  return { value: isFresh ? state.value : undefined, error: isFresh ? state.error : undefined, reload }
}
