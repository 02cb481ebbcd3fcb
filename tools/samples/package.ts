import { inflateRawSync } from 'node:zlib'
import { Document, Packer } from 'docx'

/** The parts of a package by path, in the order they stand in the file. */
type Parts = ReadonlyMap<string, Uint8Array>

const DOCUMENT = 'word/document.xml'
const CONTENTS = /<w:sdt>.*?<\/w:sdt>/s
const INSERTED_PARAGRAPH = /<w:p>(?:(?!<\/w:p>).)*?<w:rPr><w:ins .*?<\/w:p>/gs

const CENTRAL_SIGNATURE = 0x02014b50
const END_SIGNATURE = 0x06054b50

/**
 * Takes out of a freshly packed file what differs from one build to the next: creation times, the counters behind
 * bookmark ids, and the clock in the zip headers. `date` is an ISO 8601 instant.
 */
export async function makeReproducible(bytes: Uint8Array, date: string): Promise<Uint8Array> {
  return repack(new Map([...readParts(bytes)].map(([path, data]) => [path, settlePart(path, data, date)])), date)
}

/**
 * Gives a returned agreement the table of contents of the draft it answers. docx lists inserted headings too, but a
 * table that nobody updated while the changes were tracked still reads as it was sent.
 */
export async function keepContents(returned: Uint8Array, sent: Uint8Array, date: string): Promise<Uint8Array> {
  const contents = CONTENTS.exec(documentOf(sent))?.[0]
  if (contents === undefined) throw new Error('the draft sent has no table of contents')
  const unlisted = documentOf(returned).replace(INSERTED_PARAGRAPH, (paragraph) =>
    paragraph.replace(/<w:bookmark(?:Start|End)\b[^>]*>/g, ''),
  )
  const document = renumberBookmarks(unlisted.replace(CONTENTS, '<w:sdt></w:sdt>')).replace(CONTENTS, () => contents)
  return repack(new Map([...readParts(returned), [DOCUMENT, new TextEncoder().encode(document)]]), date)
}

function documentOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(readParts(bytes).get(DOCUMENT))
}

async function repack(parts: Parts, date: string): Promise<Uint8Array> {
  const overrides = [...parts].map(([path, data]) => ({ path, data: new TextDecoder().decode(data) }))
  // Packing an empty document with every part overridden compresses them with docx's own deflate, which is plain
  // JavaScript: the bytes of node:zlib differ between versions and processors.
  const packed = await Packer.toBuffer(new Document({ sections: [] }), undefined, overrides)
  return stampEntries(packed, date)
}

/** Reads the stored or deflated parts of a zip file through its central directory. */
export function readParts(bytes: Uint8Array): Parts {
  const view = viewOf(bytes)
  return new Map(
    centralEntries(bytes).map((at) => {
      const nameLength = view.getUint16(at + 28, true)
      const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
      const local = view.getUint32(at + 42, true)
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      const data = bytes.subarray(start, start + view.getUint32(at + 20, true))
      return [path, view.getUint16(at + 10, true) === 0 ? data : inflateRawSync(data)]
    }),
  )
}

function settlePart(path: string, data: Uint8Array, date: string): Uint8Array {
  const settle = (change: (xml: string) => string): Uint8Array =>
    new TextEncoder().encode(change(new TextDecoder().decode(data)))
  if (path === 'docProps/core.xml') return settle((xml) => xml.replace(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${date}`))
  return path === DOCUMENT ? settle((xml) => alignContents(renumberBookmarks(xml))) : data
}

/** Bookmark ids come from a counter that lives as long as the process; the `_Toc` names are made from it. */
function renumberBookmarks(xml: string): string {
  const ids = new Map<string, number>()
  const idFor = (old: string): number => {
    const id = ids.get(old) ?? ids.size + 1
    ids.set(old, id)
    return id
  }
  const tocNames = new Map<string, string>()
  const tocName = (old: string): string => {
    const name = tocNames.get(old) ?? `_Toc${260_200_000 + tocNames.size}`
    tocNames.set(old, name)
    return name
  }
  return xml
    .replace(/<w:bookmark(?:Start|End)\b[^>]*>/g, (tag) =>
      tag.replace(/w:id="(\d+)"/, (_, old: string) => `w:id="${idFor(old)}"`),
    )
    .replace(/_Toc\d+/g, tocName)
}

/** docx sets the tab after each entry's number just past it; one place for each kind of entry reads better. */
function alignContents(xml: string): string {
  return xml.replace(
    /(<w:pStyle w:val="TOC([12])"\/><w:tabs><w:tab w:val="left" w:pos=")(\d+)/g,
    (_, before: string, level: string, position: string) => {
      if (level === '2') return `${before}2100`
      return `${before}${Number(position) < 1000 ? 700 : 1400}`
    },
  )
}

/** Writes one date into the headers of every entry (APPNOTE 4.4.6: MS-DOS time, then date). */
function stampEntries(bytes: Uint8Array, date: string): Uint8Array {
  const stamped = Uint8Array.from(bytes)
  const view = viewOf(stamped)
  const dos = dosDateTime(date)
  for (const at of centralEntries(stamped)) {
    view.setUint32(at + 12, dos, true)
    view.setUint32(view.getUint32(at + 42, true) + 10, dos, true)
  }
  return stamped
}

function dosDateTime(date: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (date.match(/\d+/g) ?? []).map(Number)
  return (((year - 1980) << 25) | (month << 21) | (day << 16) | (hour << 11) | (minute << 5) | (second >> 1)) >>> 0
}

/** Offsets of the central directory's entries. */
function centralEntries(bytes: Uint8Array): number[] {
  const view = viewOf(bytes)
  const end = bytes.length - 22
  if (view.getUint32(end, true) !== END_SIGNATURE) throw new Error('the packed file has no end record where expected')
  const offsets: number[] = []
  let at = view.getUint32(end + 16, true)
  while (at < end && view.getUint32(at, true) === CENTRAL_SIGNATURE) {
    offsets.push(at)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return offsets
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
