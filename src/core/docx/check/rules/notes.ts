import type { Where } from '../finding.ts'
import type { Place } from '../place.ts'
import type { Handler, RuleMaker } from '../rule.ts'

interface Notes {
  readonly here: Map<string, { where: Where; special: boolean }>
  readonly references: Map<string, Where>
}

const where = (place: Place): Where => ({ part: place.part, path: place.path })

/** Every reference has its note and every note its reference (ECMA-376 part 1, 17.11); separators are referred to by the settings. */
export const notes: RuleMaker = (findings) => {
  const kinds = ['footnote', 'endnote'] as const
  const found = new Map<string, Notes>(kinds.map((kind) => [kind, { here: new Map(), references: new Map() }]))
  const enter: Record<string, Handler> = {}
  for (const kind of kinds) {
    const { here, references } = found.get(kind)!
    enter[`w:${kind}`] = (place) => {
      if (place.parent !== undefined) return
      const id = place.attr('w:id') ?? ''
      if (here.has(id))
        findings.error('note-id-duplicate', place, `another ${kind} has the id ${id}: one of them is lost`)
      else here.set(id, { where: where(place), special: !['normal', undefined].includes(place.attr('w:type')) })
    }
    enter[`w:${kind}Reference`] = (place) => {
      const id = place.attr('w:id') ?? ''
      if (!references.has(id)) references.set(id, where(place))
    }
  }
  return {
    enter,
    endPackage: () => {
      for (const [kind, { here, references }] of found) {
        for (const [id, at] of references) {
          if (!here.has(id)) findings.error('note-missing', at, `there is no ${kind} ${id}: Word refuses the file`)
        }
        for (const [id, note] of here) {
          if (note.special || references.has(id)) continue
          findings.warning('note-unreferenced', note.where, `nothing refers to ${kind} ${id}: Word does not show it`)
        }
      }
    },
  }
}
