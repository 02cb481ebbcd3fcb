export interface Codec {
  encode(value: unknown): string
  decode(text: string): unknown
}

/**
 * Turns what the structured clone algorithm accepts into JSON text and back.
 * Self-contained, because its source text is also injected into the preload's world: it may name nothing outside itself.
 * Anything JSON lacks travels as `{ $: tag, v: payload }`; an object that has a `$` of its own is wrapped with tag `o`.
 * @param toBase64 / fromBase64 are passed in, because Node and Chromium each have their own fast ones
 */
export function makeCodec(
  toBase64: (bytes: Uint8Array<ArrayBuffer>) => string,
  fromBase64: (text: string) => Uint8Array<ArrayBuffer>,
): Codec {
  type Tagged = { $?: string; v?: unknown; k?: string }
  type View = new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView
  const MAX_DEPTH = 200

  const refuse = (why: string): never => {
    throw new Error(`An object could not be cloned. (${why})`)
  }
  const bytesOf = (view: ArrayBufferView): Uint8Array<ArrayBuffer> =>
    new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength)

  const encodeNumber = (value: number): unknown => {
    if (Object.is(value, -0)) return { $: 'number', v: '-0' }
    return Number.isFinite(value) ? value : { $: 'number', v: String(value) }
  }

  const encodeObject = (value: object, outer: readonly object[]): unknown => {
    if (outer.includes(value) || outer.length > MAX_DEPTH) refuse('cyclic or too deep')
    const path = [...outer, value]
    const inner = (member: unknown): unknown => encodeValue(member, path)
    const kind = Object.prototype.toString.call(value).slice(8, -1)
    if (ArrayBuffer.isView(value)) return { $: 'view', k: kind, v: toBase64(bytesOf(value)) }
    if (Array.isArray(value)) return value.map(inner)
    if (value instanceof ArrayBuffer) return { $: 'buffer', v: toBase64(new Uint8Array(value)) }
    if (value instanceof Date) return { $: 'date', v: value.getTime() }
    if (value instanceof RegExp) return { $: 'regexp', v: [value.source, value.flags] }
    if (value instanceof Map) return { $: 'map', v: [...value].map(([k, v]) => [inner(k), inner(v)]) }
    if (value instanceof Set) return { $: 'set', v: [...value].map(inner) }
    if (value instanceof Error) return { $: 'error', v: [value.name, value.message, value.stack] }
    if (kind !== 'Object') refuse(kind)
    const plain: Record<string, unknown> = {}
    for (const [key, member] of Object.entries(value)) plain[key] = inner(member)
    return '$' in plain ? { $: 'o', v: plain } : plain
  }

  const encodeValue = (value: unknown, path: readonly object[]): unknown => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') return encodeNumber(value)
    if (value === undefined) return { $: 'undefined' }
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
    return typeof value === 'object' ? encodeObject(value, path) : refuse(typeof value)
  }

  const decodeView = (kind: string, bytes: Uint8Array<ArrayBuffer>): unknown => {
    if (kind === 'Uint8Array') return bytes
    const Constructor = (globalThis as unknown as Record<string, View & { BYTES_PER_ELEMENT?: number }>)[kind]
    if (!Constructor) throw new Error(`unknown view ${kind}`)
    const aligned = bytes.slice() // a view's offset must be a multiple of its element size
    return new Constructor(aligned.buffer, 0, aligned.byteLength / (Constructor.BYTES_PER_ELEMENT ?? 1))
  }

  const decodePlain = (value: object): unknown =>
    Object.fromEntries(Object.entries(value).map(([key, member]) => [key, decodeValue(member)]))

  const decodeError = ([name, message, stack]: string[]): Error =>
    Object.assign(new Error(message), { name: name ?? 'Error', stack: stack ?? '' })

  const decodeTagged = ({ $: tag, v, k }: Tagged): unknown => {
    const text = v as string
    const list = v as unknown[]
    switch (tag) {
      case 'o':
        return decodePlain(v as object)
      case 'undefined':
        return undefined
      case 'number':
        return Number(text)
      case 'bigint':
        return BigInt(text)
      case 'view':
        return decodeView(k ?? '', fromBase64(text))
      case 'buffer':
        return fromBase64(text).slice().buffer
      case 'date':
        return new Date(v as number)
      case 'regexp':
        return new RegExp(...(v as [string, string]))
      case 'map':
        return new Map(list.map((pair) => (pair as unknown[]).map(decodeValue) as [unknown, unknown]))
      case 'set':
        return new Set(list.map(decodeValue))
      case 'error':
        return decodeError(v as string[])
      default:
        throw new Error(`unknown tag ${tag}`)
    }
  }

  const decodeValue = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(decodeValue)
    return '$' in value ? decodeTagged(value as Tagged) : decodePlain(value)
  }

  return {
    encode: (value) => JSON.stringify(encodeValue(value, [])),
    decode: (text) => decodeValue(JSON.parse(text)),
  }
}

/** The codec of the Node side. */
export const codec: Codec = makeCodec(
  (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  (text) => {
    const buffer = Buffer.from(text, 'base64')
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
  },
)

/** Messages from a page to the app. `shortcut` names a menu accelerator that the page left unhandled. */
export type ToMain =
  | { kind: 'invoke'; id: number; channel: string; args: unknown[] }
  | { kind: 'send'; channel: string; args: unknown[] }
  | { kind: 'shortcut'; chord: string }
  | { kind: 'title'; title: string }

/** Messages from the app to a page. */
export type ToPage =
  | { kind: 'result'; id: number; value: unknown }
  | { kind: 'failure'; id: number; message: string }
  | { kind: 'message'; channel: string; args: unknown[] }
  | { kind: 'shortcuts'; chords: string[] }
