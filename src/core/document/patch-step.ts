import { Mark, type Node, ReplaceError, type Schema, Slice } from 'prosemirror-model'
import { type Mappable, Step, StepMap, StepResult } from 'prosemirror-transform'
import { createLocator, patched, type Around, type Edit } from './patch.ts'

/**
 * Many narrow edits at once. A decision about ten thousand revisions is one step: applied in one pass, undone as one, a
 * line in the journal, and text between the edits keeps its positions.
 */
export class PatchStep extends Step {
  /** Ascending and apart from each other. */
  readonly edits: readonly Edit[]

  constructor(edits: readonly Edit[]) {
    super()
    this.edits = edits
  }

  override apply(doc: Node): StepResult {
    try {
      return StepResult.ok(patched(doc, this.edits))
    } catch (error) {
      if (error instanceof ReplaceError || error instanceof RangeError) return StepResult.fail(error.message)
      throw error
    }
  }

  override getMap(): StepMap {
    const ranges: number[] = []
    for (const edit of this.edits) {
      if (edit.kind === 'replace') ranges.push(edit.from, edit.to - edit.from, edit.slice.size)
    }
    return ranges.length === 0 ? StepMap.empty : new StepMap(ranges)
  }

  override invert(doc: Node): PatchStep {
    let shift = 0
    const childAround = createLocator(doc)
    return new PatchStep(
      this.edits.map((edit): Edit => {
        const from = edit.from + shift
        switch (edit.kind) {
          case 'replace': {
            const { size } = edit.slice
            shift += size - (edit.to - edit.from)
            return { kind: 'replace', from, to: from + size, slice: sliceAround(childAround(edit.from, edit.to), edit) }
          }
          case 'marks':
            return { kind: 'marks', from, to: edit.to + shift, remove: edit.add, add: edit.remove }
          case 'attrs': {
            const { node, start } = childAround(edit.from, edit.to)
            const old = node.nodeAt(edit.from - start)!.attrs
            const attrs = Object.fromEntries(Object.keys(edit.attrs).map((name) => [name, old[name] as unknown]))
            return { kind: 'attrs', from, to: from + 1, attrs }
          }
        }
      }),
    )
  }

  override map(mapping: Mappable): PatchStep | null {
    const edits = this.edits.flatMap((edit): Edit[] => {
      const start = mapping.mapResult(edit.from, 1)
      const end = mapping.mapResult(edit.to, -1)
      if (edit.kind === 'attrs') {
        return start.deletedAfter ? [] : [{ ...edit, from: start.pos, to: start.pos + 1 }]
      }
      if (edit.kind === 'marks') return start.pos >= end.pos ? [] : [{ ...edit, from: start.pos, to: end.pos }]
      const isGone = start.deletedAcross && end.deletedAcross
      return isGone ? [] : [{ ...edit, from: start.pos, to: Math.max(start.pos, end.pos) }]
    })
    return edits.length === 0 ? null : new PatchStep(edits)
  }

  override toJSON(): unknown {
    return {
      stepType: 'patch',
      edits: this.edits.map((edit) => {
        switch (edit.kind) {
          case 'replace':
            return {
              at: [edit.from, edit.to],
              ...(edit.slice.size === 0 ? {} : { slice: edit.slice.toJSON() as unknown }),
            }
          case 'marks':
            return {
              at: [edit.from, edit.to],
              ...(edit.remove.length === 0 ? {} : { remove: edit.remove.map((mark) => mark.toJSON() as unknown) }),
              ...(edit.add.length === 0 ? {} : { add: edit.add.map((mark) => mark.toJSON() as unknown) }),
              marks: true,
            }
          case 'attrs':
            return { at: [edit.from, edit.to], attrs: edit.attrs }
        }
      }),
    }
  }

  /** @throws RangeError when it is no patch */
  static override fromJSON(schema: Schema, json: { edits?: unknown }): PatchStep {
    if (!Array.isArray(json.edits)) throw new RangeError('Not a patch: it has no edits')
    return new PatchStep((json.edits as unknown[]).map((edit) => editFrom(schema, edit)))
  }
}

function sliceAround({ node, start }: Around, { from, to }: Edit): Slice {
  return node.slice(from - start, to - start)
}

interface EditJson {
  readonly at?: unknown
  readonly slice?: unknown
  readonly marks?: unknown
  readonly remove?: unknown
  readonly add?: unknown
  readonly attrs?: unknown
}

function editFrom(schema: Schema, json: unknown): Edit {
  const { at, slice, marks, remove, add, attrs } = (json ?? {}) as EditJson
  const [from, to] = Array.isArray(at) ? (at as unknown[]) : []
  if (typeof from !== 'number' || typeof to !== 'number') throw new RangeError('Not a patch: an edit has no place')
  if (typeof attrs === 'object' && attrs !== null) {
    return { kind: 'attrs', from, to, attrs: attrs as Record<string, unknown> }
  }
  if (marks === true) return { kind: 'marks', from, to, remove: marksFrom(schema, remove), add: marksFrom(schema, add) }
  return { kind: 'replace', from, to, slice: slice === undefined ? Slice.empty : Slice.fromJSON(schema, slice) }
}

function marksFrom(schema: Schema, json: unknown): Mark[] {
  return Array.isArray(json) ? json.map((mark) => Mark.fromJSON(schema, mark as { type: string })) : []
}

// What is registered twice (as when a module is loaded anew in development) stays as it is.
try {
  Step.jsonID('patch', PatchStep)
} catch (error) {
  if (!(error instanceof RangeError)) throw error
}

/** A step of the journal. Read here, so that patches are known wherever steps are read. @throws RangeError when it is none */
export function stepFrom(schema: Schema, json: unknown): Step {
  return Step.fromJSON(schema, json)
}
