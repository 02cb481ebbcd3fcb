import { saltOf } from '../../archive/file-header.ts'

/** The salt of an encrypted archive in hex; null when the file is not encrypted, or cannot be read. */
export function saltHexOf(path: string): string | null {
  try {
    const salt = saltOf(path)
    return salt === undefined ? null : Buffer.from(salt).toString('hex')
  } catch {
    return null
  }
}
