import { err, ok, type Result } from '../result.ts'

/** How a part's text is stored, so that it is written back the same way. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

export interface PartText {
  readonly text: string
  readonly encoding: Encoding
}

/** UTF-8 or UTF-16 by byte order mark, the two that a part may use (ECMA-376 part 2, 8.1.1). A mark is kept in the text. */
export function decodePart(bytes: Uint8Array): Result<PartText> {
  const encoding: Encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return ok({ text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding })
  } catch {
    return err({ kind: 'bad-xml', message: `the text is not valid ${encoding.toUpperCase()}` })
  }
}

/** The inverse of decodePart: bytes that were decoded and not changed come back the same. */
export function encodePart({ text, encoding }: PartText): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), encoding === 'utf-16le')
  return bytes
}
