import { stripped, type StrippedImage } from './stripped-image.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Chunks that say something about the picture and change nothing in how it looks (PNG 3rd edition, 11.3). */
const METADATA: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'])

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((b, i) => bytes[i] === b)
}

/**
 * A PNG without its text, EXIF and time chunks and whatever follows its end. All other chunks are copied as they are.
 *
 * @returns null when the file does not have the structure of a PNG.
 */
export function stripPng(bytes: Uint8Array): StrippedImage | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE.length)]
  const removed: string[] = []
  let at = SIGNATURE.length
  for (;;) {
    if (at + 12 > bytes.length) return null
    const next = at + 12 + view.getUint32(at)
    if (next > bytes.length) return null
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (METADATA.has(type)) removed.push(`${type} ${keyword(type, bytes.subarray(at + 8, next - 4))}`.trim())
    else kept.push(bytes.subarray(at, next))
    at = next
    if (type !== 'IEND') continue
    if (at < bytes.length) removed.push('data after the picture')
    return stripped(bytes, kept, removed)
  }
}

/** Text chunks begin with a keyword of at most 79 Latin-1 characters. */
function keyword(type: string, data: Uint8Array): string {
  if (type === 'eXIf' || type === 'tIME') return ''
  const end = data.indexOf(0)
  return String.fromCharCode(...data.subarray(0, Math.min(79, end < 0 ? 0 : end)))
}
