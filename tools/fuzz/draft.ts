import { writeContainer } from '../../src/main/engine/container/write-container.ts'
import type { Container } from '../../src/main/engine/container/read-container.ts'

/** A package whose parts are being changed, and which is then zipped properly again. */
export class Draft {
  readonly #container: Container
  readonly #changes = new Map<string, Uint8Array | null>()

  constructor(container: Container) {
    this.#container = container
  }

  names(): string[] {
    return this.#container.names().filter((name) => this.#changes.get(name) !== null)
  }

  xmlNames(): string[] {
    return this.names().filter((name) => /\.(xml|rels)$/i.test(name))
  }

  bytes(name: string): Buffer {
    return Buffer.from(this.#changes.get(name) ?? this.#container.part(name) ?? [])
  }

  /** As UTF-8, whatever it is. */
  text(name: string): string {
    return this.bytes(name).toString('utf8')
  }

  set(name: string, content: string | Uint8Array): void {
    this.#changes.set(name, typeof content === 'string' ? Buffer.from(wellFormedBytes(content)) : content)
  }

  remove(name: string): void {
    this.#changes.set(name, null)
  }

  zipped(): Buffer {
    return Buffer.from(writeContainer(this.#container, this.#changes))
  }
}

/** UTF-8 in which lone surrogates are written as such (which no decoder may take), not silently mended. */
function wellFormedBytes(text: string): Uint8Array {
  if (text.isWellFormed()) return Buffer.from(text, 'utf8')
  const pieces = text.split(/((?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff]))/)
  return Buffer.concat(
    pieces.map((piece) => {
      const code = piece.charCodeAt(0)
      const lone = piece.length === 1 && code >= 0xd800 && code <= 0xdfff
      return lone ? Buffer.from([0xed, 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]) : Buffer.from(piece, 'utf8')
    }),
  )
}
