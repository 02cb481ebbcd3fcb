import type { Node } from 'prosemirror-model'
import { stepFrom } from '../../../core/document/patch-step.ts'
import { mapPlace, placeMap, type Place } from '../../../core/document/place-map.ts'
import { schema } from '../../../core/document/schema.ts'
import { AnchorFinder, anchorOf, type TextAnchor } from '../../../core/document/text-anchor.ts'
import { err, ok, type Result } from '../../../core/result.ts'

/**
 * A draft's document with the places that our internal comments are about. Places live beside the document, never in it:
 * what writes documents has nothing of them to write. Steps move both along.
 */

export interface NamedPlace extends Place {
  readonly id: string
}

/** Places as the archive has them. */
export interface StoredPlaces {
  /** How many steps the checkpoint has. */
  readonly version: number
  readonly places: readonly {
    readonly id: string
    /** Where it was after `version` steps; null to look for it. */
    readonly inDraft: (Place & { readonly version: number }) | null
    readonly anchor: TextAnchor | null
  }[]
}

export interface PlacedDocument {
  doc: Node
  places: ReadonlyMap<string, Place>
}

/** The checkpoint with the steps since then applied, each place taken up at the version it was written at. */
export function replay(
  start: Node,
  steps: readonly string[],
  stored: StoredPlaces | undefined,
): Result<PlacedDocument> {
  const from = stored?.version ?? 0
  const waiting = Map.groupBy(stored?.places ?? [], (p) => Math.max(from, p.inDraft?.version ?? from) - from)
  const placed: PlacedDocument = { doc: start, places: new Map() }
  const finder = new AnchorFinder(start)
  for (const [i, step] of steps.entries()) {
    take(placed, waiting.get(i), from, finder)
    const done = advance(placed, [step])
    if (!done.ok) return done
  }
  take(placed, waiting.get(steps.length), from, finder)
  return ok(placed)
}

/** Those of before the checkpoint, whose steps are gone, are looked for as those that never had a place. */
function take(
  placed: PlacedDocument,
  stored: StoredPlaces['places'] | undefined,
  checkpoint: number,
  finder: AnchorFinder,
): void {
  if (stored === undefined) return
  const places = new Map(placed.places)
  for (const { id, inDraft, anchor } of stored) {
    const isCurrent = inDraft !== null && inDraft.version >= checkpoint && isWithin(placed.doc, inDraft)
    const place = isCurrent ? inDraft : anchor === null ? null : finder.find(anchor)
    if (place !== null) places.set(id, { from: place.from, to: place.to })
  }
  placed.places = places
}

function isWithin(doc: Node, { from, to }: Place): boolean {
  return from >= 0 && from <= to && to <= doc.content.size
}

/** Applies steps (JSON): all of them, or none when one does not fit (`bad-step`). */
export function advance(placed: PlacedDocument, steps: readonly string[]): Result<null> {
  let { doc, places } = placed
  for (const json of steps) {
    try {
      const step = stepFrom(schema, JSON.parse(json))
      const result = step.apply(doc)
      if (result.doc === null) return badStep(result.failed ?? 'it failed')
      if (places.size > 0) {
        const map = placeMap(step, doc)
        places = new Map([...places].map(([id, place]) => [id, mapPlace(place, map)]))
      }
      doc = result.doc
    } catch (e) {
      return badStep(e instanceof Error ? e.message : String(e))
    }
  }
  placed.doc = doc
  placed.places = places
  return ok(null)
}

function badStep(why: string): Result<never> {
  return err({
    kind: 'bad-step',
    message: `An edit does not fit the draft (${why}). It was not saved; open the draft again`,
  })
}

/** Puts a comment on a place, and answers what it is found by. Fails with `no-text` where no paragraph is. */
export function placeComment(placed: PlacedDocument, { id, from, to }: NamedPlace): Result<TextAnchor> {
  let hasText = false
  if (isWithin(placed.doc, { from, to })) {
    placed.doc.nodesBetween(from, to, (node) => {
      hasText ||= node.type === schema.nodes.paragraph
      return !hasText
    })
  }
  if (!hasText) return err({ kind: 'no-text', message: 'There is no text here that a comment could be about' })
  placed.places = new Map(placed.places).set(id, { from, to })
  return ok(anchorOf(placed.doc, { from, to }))
}

export function namedPlaces({ places }: PlacedDocument): NamedPlace[] {
  return [...places].map(([id, { from, to }]) => ({ id, from, to }))
}

/** What the comments are found by in another version. One whose text is gone keeps what it was found by before. */
export function anchorsOf({ doc, places }: PlacedDocument): { id: string; anchor: TextAnchor }[] {
  return [...places].flatMap(([id, place]) => (place.from < place.to ? [{ id, anchor: anchorOf(doc, place) }] : []))
}

/** Where described places are in a document; those that are not found are left out. */
export function findPlaces(doc: Node, anchors: readonly { id: string; anchor: TextAnchor }[]): NamedPlace[] {
  const finder = new AnchorFinder(doc)
  return anchors.flatMap(({ id, anchor }) => {
    const place = finder.find(anchor)
    return place === null ? [] : [{ id, ...place }]
  })
}
