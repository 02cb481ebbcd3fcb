import { END_SIGNATURE, LOCAL_SIGNATURE, MAX_COMMENT, SPANNED_SIGNATURE, asBuffer } from './zip-format.ts'

/** What the bytes of a file say it is, whatever its name says. */
export type FileKind =
  | 'zip'
  | 'empty'
  | 'ole-encrypted'
  | 'ole-doc'
  | 'ole-other'
  | 'rtf'
  | 'html'
  | 'pdf'
  | 'xml'
  | 'image'
  | 'text'
  | 'unknown'

const HEAD = 4096
const OLE_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const IMAGE_MAGICS = ['89504e470d0a1a0a', 'ffd8ff', '474946383961', '474946383761'].map((hex) =>
  Buffer.from(hex, 'hex'),
)

/** Tells the kind of a file from its first bytes; a zip with bytes put before it is told by its end record. */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty'
  const file = asBuffer(bytes)
  if (startsAsZip(file)) return 'zip'
  if (startsWith(file, OLE_MAGIC)) return sniffOle(file)
  if (IMAGE_MAGICS.some((magic) => startsWith(file, magic))) return 'image'
  const head = textHead(file)
  const markup = sniffMarkup(head)
  if (markup !== undefined && markup !== 'xml') return markup
  if (endsAsZip(file)) return 'zip'
  return markup ?? (looksLikeText(head) ? 'text' : 'unknown')
}

function startsWith(file: Buffer, magic: Buffer): boolean {
  return file.subarray(0, magic.length).equals(magic)
}

function startsAsZip(file: Buffer): boolean {
  if (file.length < 4) return false
  const signature = file.readUInt32LE(0)
  return signature === LOCAL_SIGNATURE || signature === END_SIGNATURE || signature === SPANNED_SIGNATURE
}

function endsAsZip(file: Buffer): boolean {
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(END_SIGNATURE)
  return file.subarray(Math.max(0, file.length - MAX_COMMENT - 22)).includes(signature)
}

/**
 * [MS-CFB] 2.6.1: a directory entry is 128 bytes, its UTF-16 name first and the length of the name in bytes at 64. As
 * sectors begin at multiples of 512, entries begin at multiples of 128; so the streams are found without following the
 * (perhaps hostile) sector chains. [MS-OFFCRYPTO] 2.3.4.4 names EncryptedPackage, [MS-DOC] 2.1 WordDocument.
 */
function sniffOle(file: Buffer): 'ole-encrypted' | 'ole-doc' | 'ole-other' {
  if (hasOleStream(file, 'EncryptedPackage')) return 'ole-encrypted'
  return hasOleStream(file, 'WordDocument') ? 'ole-doc' : 'ole-other'
}

function hasOleStream(file: Buffer, name: string): boolean {
  const wanted = Buffer.from(`${name}\0`, 'utf16le')
  for (let at = file.indexOf(wanted); at !== -1; at = file.indexOf(wanted, at + 1)) {
    if (at % 128 === 0 && at + 66 <= file.length && file.readUInt16LE(at + 64) === wanted.length) return true
  }
  return false
}

/** The first characters without a byte order mark; UTF-16 is read as such, all else as one byte per character. */
function textHead(file: Buffer): string {
  const head = file.subarray(0, HEAD)
  if (head.length >= 2 && head[0] === 0xff && head[1] === 0xfe) return head.subarray(2).toString('utf16le')
  if (head.length >= 3 && head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return head.toString('latin1', 3)
  return head.toString('latin1')
}

function sniffMarkup(head: string): 'rtf' | 'pdf' | 'html' | 'xml' | undefined {
  const start = head.trimStart()
  if (start.startsWith('{\\rtf')) return 'rtf'
  // Readers accept a PDF header anywhere in the first 1,024 bytes (ISO 32000-1, annex H.3), at a line's start in practice.
  if (/^%PDF-/m.test(head.slice(0, 1024))) return 'pdf'
  if (!start.startsWith('<')) return undefined
  const body = start.replace(/^<\?xml[^>]*>\s*/i, '').replace(/^(?:<!--[^]*?-->\s*)+/, '')
  if (/^<(?:!doctype\s+html|(?:html|head|meta|body|title|script|div|p|table)[\s>])/i.test(body)) return 'html'
  return start.startsWith('<?xml') || /^<[A-Za-z_]/.test(body) ? 'xml' : undefined
}

function looksLikeText(head: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what tells bytes from text
  return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(head)
}
