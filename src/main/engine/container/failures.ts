import type { Failure } from '../../../core/result.ts'
import type { FileKind } from './sniff.ts'

export type ContainerFailureKind =
  | 'empty'
  | 'encrypted'
  | 'legacy-doc'
  | 'rtf'
  | 'html'
  | 'pdf'
  | 'not-a-docx'
  | 'truncated'
  | 'damaged'
  | 'duplicate-entry'
  | 'unsafe-name'
  | 'unsupported-zip'
  | 'too-many-entries'
  | 'too-large'
  | 'bomb'

export interface ContainerFailure extends Failure {
  readonly kind: ContainerFailureKind
}

const ASK_AGAIN = 'Ask the sender for a fresh copy, or download it again.'
const RESAVE = 'Open it in Word and save it again as a Word document (.docx), then import that.'

/** Every refusal reads alike: what the file is, that nothing was changed, and what to do next. */
function refusal(kind: ContainerFailureKind, what: string, advice: string): ContainerFailure {
  return { kind, message: `${what} Nothing was changed. ${advice}` }
}

export const truncated = (what: string): ContainerFailure =>
  refusal('truncated', `The end of this file is missing: ${what}.`, ASK_AGAIN)

export const damaged = (what: string): ContainerFailure =>
  refusal('damaged', `This file is damaged: ${what}.`, ASK_AGAIN)

export const unsupportedZip = (what: string): ContainerFailure =>
  refusal('unsupported-zip', `This file is packed in a way that Word does not use: ${what}.`, RESAVE)

export const duplicateEntry = (name: string): ContainerFailure =>
  refusal(
    'duplicate-entry',
    `This file holds two parts named ${quoted(name)}, so two programs may show two different documents.`,
    'Do not rely on it: ask the sender for a copy saved by Word.',
  )

export const unsafeName = (name: string): ContainerFailure =>
  refusal(
    'unsafe-name',
    `This file holds a part with the unsafe name ${quoted(name)}, which could point outside the document.`,
    'Word does not write such names: ask the sender how the file was made, and for a copy saved by Word.',
  )

export const encryptedEntry = (name: string): ContainerFailure =>
  refusal(
    'encrypted',
    `This file is password protected: its part ${quoted(name)} is encrypted.`,
    'Unpack it with its password, or ask the sender for a copy without one.',
  )

export const tooManyEntries = (count: number, cap: number): ContainerFailure =>
  refusal('too-many-entries', `This file says that it holds ${count} parts; at most ${cap} are read.`, RESAVE)

export const tooLarge = (what: string, bytes: number, cap: number): ContainerFailure =>
  refusal(
    'too-large',
    `${what} unpacks to ${mib(bytes)}; at most ${mib(cap)} is read.`,
    'Make its pictures smaller or split the document, and import it again.',
  )

export const bomb = (what: string, bytes: number, packed: number): ContainerFailure =>
  refusal(
    'bomb',
    `${what} unpacks from ${packed} bytes to ${mib(bytes)}, as in files made to exhaust a computer's memory.`,
    'Do not open it elsewhere; ask the sender what it is.',
  )

export const notADocx = (what: string): ContainerFailure =>
  refusal('not-a-docx', `This is not a Word document (.docx): it looks like ${what}.`, RESAVE)

/** The refusal for a file that is no zip at all, by what its first bytes say it is. */
export function notAZip(kind: Exclude<FileKind, 'zip'>): ContainerFailure {
  switch (kind) {
    case 'empty':
      return refusal('empty', 'This file is empty (0 bytes).', ASK_AGAIN)
    case 'ole-encrypted':
      return refusal(
        'encrypted',
        'This Word document is password protected.',
        'Open it in Word, remove the password (File, Info, Protect Document, Encrypt with Password), save it and import it again.',
      )
    case 'ole-doc':
      return refusal('legacy-doc', 'This is a Word 97-2003 document (.doc), not a .docx.', RESAVE)
    case 'rtf':
      return refusal('rtf', 'This is a Rich Text (RTF) file, whatever its name ends in, not a .docx.', RESAVE)
    case 'html':
      return refusal('html', 'This is a web page (HTML), whatever its name ends in, not a .docx.', RESAVE)
    case 'pdf':
      return refusal(
        'pdf',
        'This is a PDF file, not a .docx.',
        'Ask the sender for the Word document it was made from.',
      )
    case 'ole-other':
      return notADocx('a file of another older Office program')
    case 'xml':
      return notADocx('a bare XML file')
    case 'image':
      return notADocx('a picture')
    case 'text':
      return notADocx('plain text')
    case 'unknown':
      return refusal('not-a-docx', 'This is not a Word document (.docx), nor any kind of file known here.', ASK_AGAIN)
  }
}

/** A name out of a hostile file, made fit for a message: no control or direction characters, and not endless. */
export function quoted(name: string): string {
  const visible = name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD')
  return visible.length > 80 ? `“${visible.slice(0, 79)}…”` : `“${visible}”`
}

function mib(bytes: number): string {
  return `${(bytes / (1024 * 1024)).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`
}
