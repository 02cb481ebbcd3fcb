import type { Node } from 'prosemirror-model'
import { firstOf, type Projection, type ProjectionRest } from '../../src/core/api/projection.ts'
import { schema } from '../../src/core/document/schema.ts'
import { createUnpacker } from '../../src/core/document/wire.ts'
import type { Result } from '../../src/core/result.ts'

/** A projection, and the whole document that it begins, as a window puts it together. */
export interface Projected {
  readonly projection: Projection
  readonly doc: Node
}

export async function projected(
  first: Result<Uint8Array>,
  rest: (key: string, from: number) => Promise<Result<Uint8Array>>,
): Promise<Projected> {
  const projection = fromJson(first) as Projection
  const unpack = createUnpacker()
  const groups = [...firstOf(projection, unpack).children]
  while (groups.length < projection.groups) {
    groups.push(...unpack((fromJson(await rest(projection.rest!, groups.length)) as ProjectionRest).groups))
  }
  return { projection, doc: schema.nodes.doc.create(projection.docAttrs, groups) }
}

function fromJson(result: Result<Uint8Array>): unknown {
  if (!result.ok) throw new Error(result.error.message)
  return JSON.parse(new TextDecoder().decode(result.value))
}
