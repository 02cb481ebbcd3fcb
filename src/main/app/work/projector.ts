import type { Node } from 'prosemirror-model'
import type { Projection, ProjectionRest } from '../../../core/api/projection.ts'
import { pack } from '../../../core/document/wire.ts'
import { readPageSetup } from '../../../core/docx/page.ts'
import { err, ok, type Result } from '../../../core/result.ts'
import { firstFreeId } from '../../../core/revision/track.ts'
import type { OpenDocument } from '../documents.ts'
import { protectionOf } from '../protection.ts'

/** Documents up to this size go whole: asking again would take longer. */
const WHOLE = 12
/** What fills the first screens at any zoom. */
const FIRST = 4
/** Some 800 paragraphs: packed and unpacked in a few milliseconds. */
const CHUNK = 16
/** Documents whose rest may still be asked for. */
const KEPT = 3

/** Which draft, and how many steps it has. */
export interface At {
  readonly base: string
  readonly version: number
}

/** A sealed round: nothing is written to it. */
export const SEALED: At = { base: '', version: 0 }

export interface Projector {
  /** JSON bytes of a Projection: the first groups, and where the others are. */
  readonly project: (document: OpenDocument, doc: Node, at: At, ourAuthors: readonly string[]) => Uint8Array
  /** JSON bytes of a ProjectionRest. `not-found` when it is too long ago. */
  readonly rest: (key: string, from: number) => Result<Uint8Array>
}

/** Shows documents piece by piece. What is on its way stays as it was when it was asked for, whatever is typed meanwhile. */
export function createProjector(): Projector {
  const underWay = new Map<string, Node>()
  let keys = 0

  const keep = (doc: Node): string => {
    const key = String(++keys)
    underWay.set(key, doc)
    const [oldest] = underWay.keys()
    if (underWay.size > KEPT && oldest !== undefined) underWay.delete(oldest)
    return key
  }
  return {
    project: (document, doc, { base, version }, ourAuthors) => {
      const first = doc.childCount <= WHOLE ? doc.childCount : FIRST
      const value: Projection = {
        docAttrs: doc.attrs,
        first: pack(doc.children.slice(0, first)),
        groups: doc.childCount,
        rest: first === doc.childCount ? null : keep(doc),
        firstFreeId: firstFreeId(doc),
        base,
        version,
        context: document.context,
        ourAuthors,
        protection: protectionOf(document),
        ...readPageSetup(document.reading),
        messages: document.messages,
      }
      return bytesOf(value)
    },
    rest: (key, from) => {
      const doc = underWay.get(key)
      if (doc === undefined) {
        return err({ kind: 'not-found', message: 'The rest of the document could not be loaded. Open it again' })
      }
      const end = Math.min(doc.childCount, from + CHUNK)
      if (end === doc.childCount) underWay.delete(key)
      const value: ProjectionRest = { groups: pack(doc.children.slice(from, end)) }
      return ok(bytesOf(value))
    },
  }
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}
