import { crc32, deflateRawSync } from 'node:zlib'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** One entry of a zip crafted by hand; whatever is left out is what an honest zip would say. */
export interface CraftedEntry {
  readonly name: string | Buffer
  readonly content?: string | Uint8Array
  readonly stored?: boolean
  readonly method?: number
  readonly flags?: number
  readonly crc?: number
  /** The unpacked size that the headers claim. */
  readonly size?: number
  readonly compressedSize?: number
  readonly data?: Uint8Array
  readonly offset?: number
  readonly localName?: string
  readonly disk?: number
  readonly extra?: Uint8Array
  readonly localExtra?: Uint8Array
  readonly comment?: string
  readonly descriptor?: 'signed' | 'bare' | 'wide'
  /** Puts sizes and offset into the 64-bit extra field. */
  readonly zip64?: boolean
}

export interface CraftedZip {
  readonly comment?: string | Uint8Array
  readonly prefix?: string
  readonly suffix?: string
  readonly zip64?: boolean
  readonly count?: number
  readonly disk?: number
  readonly directoryOffset?: number
}

function u16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, i) => bytes.writeUInt16LE(value, i * 2))
  return bytes
}

function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, i) => bytes.writeUInt32LE(value, i * 4))
  return bytes
}

function u64(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 8)
  values.forEach((value, i) => bytes.writeBigUInt64LE(BigInt(value), i * 8))
  return bytes
}

function craftEntry(entry: CraftedEntry, at: number): { local: Buffer; central: Buffer } {
  const content = Buffer.from(entry.content ?? '')
  const method = entry.method ?? (entry.stored === true ? 0 : 8)
  const data = entry.data ?? (method === 8 ? deflateRawSync(content) : content)
  const flags = (entry.flags ?? 0) | (entry.descriptor === undefined ? 0 : 8)
  const crc = entry.crc ?? crc32(content)
  const size = entry.size ?? content.length
  const compressedSize = entry.compressedSize ?? data.length
  const name = Buffer.from(entry.name)
  const localName = entry.localName === undefined ? name : Buffer.from(entry.localName)
  const time = u16(0x6c20, 0x5a31)
  const localExtra = Buffer.from(entry.localExtra ?? '')
  const late = entry.descriptor !== undefined
  const local = Buffer.concat([
    u32(0x04034b50),
    u16(20, flags, method),
    time,
    late ? u32(0, 0, 0) : u32(crc, compressedSize, size),
    u16(localName.length, localExtra.length),
    localName,
    localExtra,
    data,
    craftDescriptor(entry.descriptor, crc, compressedSize, size),
  ])
  const offset = entry.offset ?? at
  const wide = entry.zip64 === true
  const extra = Buffer.concat([
    Buffer.from(entry.extra ?? ''),
    wide ? Buffer.concat([u16(1, 24), u64(size, compressedSize, offset)]) : Buffer.alloc(0),
  ])
  const comment = Buffer.from(entry.comment ?? '')
  const central = Buffer.concat([
    u32(0x02014b50),
    u16(0x031e, 20, flags, method),
    time,
    wide ? u32(crc, 0xffffffff, 0xffffffff) : u32(crc, compressedSize, size),
    u16(name.length, extra.length, comment.length, entry.disk ?? 0, 1),
    u32(0x81a40000, wide ? 0xffffffff : offset),
    name,
    extra,
    comment,
  ])
  return { local, central }
}

function craftDescriptor(form: CraftedEntry['descriptor'], crc: number, packed: number, size: number): Buffer {
  if (form === undefined) return Buffer.alloc(0)
  if (form === 'bare') return u32(crc, packed, size)
  return form === 'signed'
    ? u32(0x08074b50, crc, packed, size)
    : Buffer.concat([u32(0x08074b50, crc), u64(packed, size)])
}

/** A zip that says exactly what it is told to say, true or not. */
export function craftZip(entries: readonly CraftedEntry[], zip: CraftedZip = {}): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const { local, central } = craftEntry(entry, at)
    locals.push(local)
    centrals.push(central)
    at += local.length
  }
  const size = centrals.reduce((sum, record) => sum + record.length, 0)
  const offset = zip.directoryOffset ?? at
  const count = zip.count ?? entries.length
  const wide = zip.zip64 === true
  const comment = Buffer.from(zip.comment ?? '')
  const longEnd = Buffer.concat([
    Buffer.concat([u32(0x06064b50), u64(44), u16(45, 45), u32(0, 0), u64(count, count, size, offset)]),
    Buffer.concat([u32(0x07064b50, 0), u64(at + size), u32(1)]),
  ])
  return Buffer.concat([
    Buffer.from(zip.prefix ?? ''),
    ...locals,
    ...centrals,
    wide ? longEnd : Buffer.alloc(0),
    u32(0x06054b50),
    wide ? u16(0, 0, 0xffff, 0xffff) : u16(zip.disk ?? 0, zip.disk ?? 0, count, count),
    wide ? u32(0xffffffff, 0xffffffff) : u32(size, offset),
    u16(comment.length),
    comment,
    Buffer.from(zip.suffix ?? ''),
  ])
}

const TYPES =
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'

export const contentTypes: CraftedEntry = { name: '[Content_Types].xml', content: TYPES }
export const documentPart: CraftedEntry = {
  name: 'word/document.xml',
  content: '<w:document>Hello, hello, hello</w:document>',
}

/** The folder of corpus files, which lies outside the repository; tests that need it are skipped where it is absent. */
export const corpus = resolve(process.env['CORPUS_DIR'] ?? join(import.meta.dirname, '../../../../shared/corpus'))
export const hasCorpus = existsSync(corpus)

/** Word files of some folders of the corpus, as paths within it. */
export function corpusFiles(...folders: string[]): string[] {
  if (!hasCorpus) return []
  return folders.flatMap((folder) =>
    readdirSync(join(corpus, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.doc[xm]$/.test(name))
      .map((name) => join(folder, name))
      .toSorted(),
  )
}
