import type { Random } from './random.ts'

/** One way to change a file's bytes. Answers what was done, for the report. */
export type ByteMutation = (bytes: Buffer, random: Random) => { readonly bytes: Buffer; readonly what: string }

const INTERESTING = [0x00, 0x01, 0x7f, 0x80, 0xff, 0x50, 0x4b, 0x3c, 0x26]

const flip: ByteMutation = (bytes, random) => {
  const out = Buffer.from(bytes)
  const count = random.pick([1, 1, 2, 4, 16, 64])
  for (let i = 0; i < count && out.length > 0; i++) {
    const at = random.below(out.length)
    out[at] = random.chance(0.5) ? out[at]! ^ (1 << random.below(8)) : random.pick(INTERESTING)
  }
  return { bytes: out, what: `${count} bytes changed` }
}

const cut: ByteMutation = (bytes, random) => {
  const at = random.below(bytes.length)
  return { bytes: bytes.subarray(0, at), what: `cut at ${at}` }
}

const remove: ByteMutation = (bytes, random) => {
  const [from, to] = span(bytes, random)
  return { bytes: Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]), what: `${from} to ${to} taken out` }
}

const duplicate: ByteMutation = (bytes, random) => {
  const [from, to] = span(bytes, random)
  const at = random.below(bytes.length + 1)
  return {
    bytes: Buffer.concat([bytes.subarray(0, at), bytes.subarray(from, to), bytes.subarray(at)]),
    what: `${from} to ${to} put in again at ${at}`,
  }
}

const insert: ByteMutation = (bytes, random) => {
  const at = random.pick([0, bytes.length, random.below(bytes.length + 1)])
  const more = random.chance(0.5) ? random.bytes(random.between(1, 200)) : Buffer.alloc(random.between(1, 70_000))
  return {
    bytes: Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]),
    what: `${more.length} bytes put in at ${at}`,
  }
}

const overwrite: ByteMutation = (bytes, random) => {
  const out = Buffer.from(bytes)
  const [from, to] = span(bytes, random)
  out.copy(out, random.below(bytes.length), from, to)
  return { bytes: out, what: `${from} to ${to} copied over others` }
}

function span(bytes: Buffer, random: Random): [from: number, to: number] {
  const from = random.below(bytes.length)
  return [from, Math.min(bytes.length, from + random.pick([1, 2, 4, 30, 46, 500, random.below(bytes.length)]))]
}

const BYTE_MUTATIONS: readonly (readonly [number, ByteMutation])[] = [
  [4, flip],
  [2, cut],
  [2, remove],
  [2, duplicate],
  [2, insert],
  [2, overwrite],
]

export const mutateBytes: ByteMutation = (bytes, random) => random.weighted(BYTE_MUTATIONS)(bytes, random)
