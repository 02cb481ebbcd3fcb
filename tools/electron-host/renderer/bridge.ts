/**
 * One end of contextBridge; the other runs in the other world of the same page. The two speak by synchronous
 * CustomEvents with secret names, whose `detail` Chromium clones between worlds. Functions and promises stay where
 * they are and travel as numbered handles.
 * Injected as source text: it may name nothing outside itself.
 */
export function bridgeEnd(outName: string, inName: string, onExpose?: (key: string, api: unknown) => void) {
  type Kind = 'expose' | 'call' | 'return' | 'throw' | 'resolve' | 'reject'
  type Letter = { kind: Kind; id?: number; key?: string; value?: unknown }
  type Handle = { $bridge?: 'function' | 'promise' | 'error'; id: number; value?: unknown }
  type Call = (...args: unknown[]) => unknown
  type Settle = { resolve(value: unknown): void; reject(error: unknown): void }

  const target = window
  const dispatch = target.dispatchEvent.bind(target)
  const BridgeEvent = CustomEvent // the page could replace the global later
  const functions = new Map<number, Call>()
  const promises = new Map<number, Settle>()
  const returned: Letter[] = []
  let lastId = 0

  const post = (letter: Letter): void => void dispatch(new BridgeEvent(outName, { detail: letter }))
  const describe = (error: unknown) =>
    error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) }
  const revive = (value: unknown): Error => {
    const { name, message } = value as { name: string; message: string }
    return Object.assign(new Error(message), { name })
  }
  const isPlain = (value: object): boolean => {
    const prototype: unknown = Object.getPrototypeOf(value)
    return prototype === null || prototype === Object.prototype
  }
  const mapPlain = (value: object, change: (member: unknown) => unknown): object =>
    Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member)]))

  const wrapPromise = (promise: PromiseLike<unknown>): Handle => {
    const id = ++lastId
    promise.then(
      (value) => post({ kind: 'resolve', id, value: wrap(value) }),
      (error: unknown) => post({ kind: 'reject', id, value: describe(error) }),
    )
    return { $bridge: 'promise', id }
  }

  const wrap = (value: unknown): unknown => {
    if (typeof value === 'function') {
      const id = ++lastId
      functions.set(id, value as Call)
      return { $bridge: 'function', id }
    }
    if (typeof value !== 'object' || value === null) return value
    if ('then' in value && typeof value.then === 'function') return wrapPromise(value as PromiseLike<unknown>)
    if (value instanceof Error) return { $bridge: 'error', id: 0, value: describe(value) }
    if (Array.isArray(value)) return value.map(wrap)
    return isPlain(value) ? mapPlain(value, wrap) : value
  }

  const unwrap = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    const handle = value as Handle
    if (handle.$bridge === 'function') return (...args: unknown[]) => call(handle.id, args)
    if (handle.$bridge === 'error') return revive(handle.value)
    if (handle.$bridge === 'promise') {
      return new Promise((resolve, reject) => promises.set(handle.id, { resolve, reject }))
    }
    if (Array.isArray(value)) return value.map(unwrap)
    return isPlain(value) ? mapPlain(value, unwrap) : value
  }

  const call = (id: number, args: unknown[]): unknown => {
    const depth = returned.length
    post({ kind: 'call', id, value: wrap(args) })
    // Dispatch is synchronous, so the answer is here already; without one, Chromium could not clone the arguments.
    const answer = returned.length > depth ? returned.pop() : undefined
    if (!answer) throw new Error('An object could not be cloned.')
    if (answer.kind === 'throw') throw revive(answer.value)
    return unwrap(answer.value)
  }

  const answerCall = (letter: Letter): Letter => {
    try {
      const method = functions.get(letter.id ?? 0)
      if (!method) throw new Error('The function no longer exists')
      return { kind: 'return', value: wrap(method(...(unwrap(letter.value) as unknown[]))) }
    } catch (error) {
      return { kind: 'throw', value: describe(error) }
    }
  }

  const settle = (letter: Letter): void => {
    const waiting = promises.get(letter.id ?? 0)
    promises.delete(letter.id ?? 0)
    if (letter.kind === 'resolve') waiting?.resolve(unwrap(letter.value))
    else waiting?.reject(revive(letter.value))
  }

  target.addEventListener(
    inName,
    (event) => {
      event.stopImmediatePropagation()
      const letter = (event as CustomEvent).detail as Letter | null // a getter that clones anew: read it once
      if (!letter) return
      if (letter.kind === 'call') post(answerCall(letter))
      else if (letter.kind === 'expose') onExpose?.(letter.key ?? '', unwrap(letter.value))
      else if (letter.kind === 'return' || letter.kind === 'throw') returned.push(letter)
      else settle(letter)
    },
    true,
  )
  return { expose: (key: string, api: unknown): void => post({ kind: 'expose', key, value: wrap(api) }) }
}
