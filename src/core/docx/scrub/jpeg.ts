import { stripped, type StrippedImage } from './stripped-image.ts'

/** Segments that stay (ITU-T T.81, B.1.1): JFIF, the colour profile and Adobe's colour transform decide how it looks. */
const KEPT_APPS: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xee])
const SCAN = 0xda
const END = 0xd9
const NAMES: Readonly<Record<number, string>> = { 0xe1: 'EXIF or XMP', 0xed: 'IPTC', 0xfe: 'comment' }

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
}

/**
 * A JPEG without EXIF, XMP, IPTC, comments, makers' segments and whatever follows its end (previews, uncropped originals).
 * Its compressed pixels are copied as they are. A rotation that EXIF asks for is kept alone, for it shows.
 *
 * @returns null when the file does not have the structure of a JPEG.
 */
export function stripJpeg(bytes: Uint8Array): StrippedImage | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  const removed: string[] = []
  let at = 2
  for (;;) {
    // Any number of fill bytes may stand before a marker (B.1.1.2).
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (bytes[at] !== 0xff || marker === undefined) return null
    if (marker === END) {
      kept.push(bytes.subarray(at, at + 2))
      if (at + 2 < bytes.length) removed.push('data after the picture')
      return stripped(bytes, kept, removed)
    }
    const next = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
    if (next > bytes.length || next < at + 4) return null
    const segment = bytes.subarray(at, next)
    const instead = replacement(marker, segment)
    kept.push(instead)
    if (instead !== segment) removed.push(NAMES[marker] ?? `application data ${marker - 0xe0}`)
    at = next
    if (marker !== SCAN) continue
    const end = scanEnd(bytes, at)
    kept.push(bytes.subarray(at, end))
    at = end
    // Readers show a picture whose end marker was cut off, and so do we keep it.
    if (at === bytes.length) return stripped(bytes, kept, removed)
  }
}

/** What stands for a segment: itself, nothing, or the rotation alone. */
function replacement(marker: number, segment: Uint8Array): Uint8Array {
  const isMetadata = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
  const isPreviewIndex = marker === 0xe2 && ascii(segment, 4, 4) === 'MPF\0'
  if (!isMetadata || (KEPT_APPS.has(marker) && !isPreviewIndex)) return segment
  const orientation = marker === 0xe1 ? exifOrientation(segment) : 1
  if (orientation === 1) return new Uint8Array()
  const alone = orientationSegment(orientation)
  return alone.length === segment.length && alone.every((b, i) => b === segment[i]) ? segment : alone
}

/** Past the entropy-coded data: to the next marker that is neither a stuffed byte nor a restart (B.1.1.5). */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1]!
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

const EXIF = 'Exif\0\0'
const ORIENTATION = 0x0112

/** Exif 2.3, 4.6.4: the orientation, 1 to 8, from the first directory; 1 where there is none. */
function exifOrientation(segment: Uint8Array): number {
  if (ascii(segment, 4, 6) !== EXIF) return 1
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.length - 10)
  if (tiff.byteLength < 14) return 1
  const little = tiff.getUint16(0) === 0x4949
  const directory = tiff.getUint32(4, little)
  if (directory + 2 > tiff.byteLength) return 1
  const count = tiff.getUint16(directory, little)
  for (let i = 0, at = directory + 2; i < count && at + 12 <= tiff.byteLength; i++, at += 12) {
    if (tiff.getUint16(at, little) !== ORIENTATION) continue
    const value = tiff.getUint16(at + 8, little)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** An EXIF segment that says nothing but the orientation: big-endian, one entry of one short. */
function orientationSegment(orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  const body = Array.from(EXIF, (c) => c.charCodeAt(0)).concat(tiff)
  return Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body])
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}
