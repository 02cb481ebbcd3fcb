import { EventEmitter } from 'node:events'

/** @throws always: the app used a member of Electron that the stand-in lacks. */
export function notImplemented(name: string): never {
  throw new Error(`electron stand-in: ${name} is not implemented`)
}

/** Names that the language and tools look up on any object; answering them with an error would break await and inspection. */
const isProbe = (key: string | symbol): boolean => typeof key === 'symbol' || key === 'then' || key === 'toJSON'

/** Wraps a module object so that an unknown member fails loudly, by name, instead of being undefined. */
export function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get: (target, key, receiver): unknown =>
      key in target || isProbe(key) ? Reflect.get(target, key, receiver) : notImplemented(`${name}.${String(key)}`),
  })
}

/** The same for classes: the trap sits at the end of the prototype chain, so only names that nobody defines reach it. */
export class StrictEmitter extends EventEmitter {}
Object.setPrototypeOf(
  StrictEmitter.prototype,
  new Proxy(EventEmitter.prototype, {
    get(target, key, receiver: object): unknown {
      if (key in target || isProbe(key)) return Reflect.get(target, key, receiver)
      const name = receiver.constructor.name
      return notImplemented(`${name.charAt(0).toLowerCase()}${name.slice(1)}.${String(key)}`)
    },
  }),
)

export interface Preventable {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

/** The event object that Electron passes to listeners, with `details` mixed in. */
export function preventable<T extends object>(details?: T): Preventable & T {
  let prevented = false
  const event: Preventable = {
    get defaultPrevented() {
      return prevented
    },
    preventDefault() {
      prevented = true
    },
  }
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(details ?? {})) as Preventable & T
}
