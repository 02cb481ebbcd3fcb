import type { Where } from '../finding.ts'
import type { Place } from '../place.ts'
import type { RuleMaker } from '../rule.ts'

const where = (place: Place): Where => ({ part: place.part, path: place.path })

/** A comment's id is its own; a reference in the text anchors it, a range says what it is about (ECMA-376 part 1, 17.13.4). */
export const comments: RuleMaker = (findings) => {
  const here = new Map<string, Where>()
  const references = new Map<string, Where>()
  const starts = new Map<string, Where>()
  const first =
    (of: Map<string, Where>) =>
    (place: Place): void => {
      const id = place.attr('w:id') ?? ''
      if (!of.has(id)) of.set(id, where(place))
    }
  return {
    enter: {
      'w:comment': (place) => {
        const id = place.attr('w:id') ?? ''
        if (here.has(id)) findings.error('comment-id-duplicate', place, `another comment has the id ${id}: one is lost`)
        else here.set(id, where(place))
      },
      'w:commentReference': first(references),
      'w:commentRangeStart': first(starts),
    },
    endPackage: () => {
      for (const [id, at] of new Map([...starts, ...references])) {
        if (!here.has(id))
          findings.error('comment-missing', at, `there is no comment ${id}: Word drops what points to it`)
      }
      for (const [id, at] of here) {
        if (references.has(id)) continue
        findings.error('comment-unreferenced', at, `nothing in the text refers to comment ${id}: Word does not show it`)
      }
    },
  }
}
