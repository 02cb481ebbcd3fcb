import type { RuleMaker } from '../rule.ts'

/** wp:docPr/@id is unique in a document (ECMA-376 part 1, 20.4.2.5). Some versions of Word refuse doubles, most renumber them. */
export const drawings: RuleMaker = (findings) => {
  let seen = new Set<string>()
  return {
    startPart: () => {
      seen = new Set()
    },
    enter: {
      'wp:docPr': (place) => {
        const id = place.attr('id') ?? ''
        if (seen.has(id))
          findings.warning('drawing-id-duplicate', place, `another drawing in this part has the id ${id}`)
        seen.add(id)
      },
    },
  }
}
