import { readSync } from 'node:fs'

export function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Fewer where the file ends before, and none where the disk cannot read them. */
export function bytesAt(descriptor: number, at: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  try {
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, at))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EIO') return bytes.subarray(0, 0)
    throw error
  }
}
