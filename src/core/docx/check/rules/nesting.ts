import { each, type RuleMaker } from '../rule.ts'
import { FLOW_EDGES, isWrapper, RUN_REVISIONS, STORY_EDGES } from './revised.ts'

const INLINE: ReadonlySet<string> = new Set([...RUN_REVISIONS, 'w:p', 'w:r', 'w:hyperlink'])

/**
 * A revision holds no other of its own kind, and no block: what is inserted in an insertion splits it, and a paragraph's
 * revision is a mark on its mark (ECMA-376 part 1, 17.13.5.14, 17.13.5.18, 17.13.5.20). w:del in w:ins is how one
 * author deletes what another inserted; the other way about is lawful too.
 */
export const nesting: RuleMaker = (findings) => ({
  everyCopy: true,
  enter: {
    ...each(RUN_REVISIONS, (place) => {
      if (!isWrapper(place)) return
      const own: ReadonlySet<string> = new Set([place.name])
      if (place.around(own, FLOW_EDGES) === undefined) return
      const kind = place.name.slice(2)
      findings.error(
        `${kind}-in-${kind}`,
        place,
        `${place.name} inside ${place.name}: Word refuses it or drops the inner`,
      )
    }),
    ...each(['w:p', 'w:tbl'], (place) => {
      const around = place.around(INLINE, STORY_EDGES)
      if (around !== undefined) {
        findings.error('block-in-inline', place, `${place.name} inside ${around.name}: Word cannot open this`)
      }
    }),
  },
})
