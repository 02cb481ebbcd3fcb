import type { RuleMaker } from '../rule.ts'

/** r:id, r:embed and their like name a relationship of their part (ECMA-376 part 1, 22.8.2.1); '' is "none" for a link. */
export const relationshipIds: RuleMaker = (findings, facts) => {
  let known: ReadonlySet<string> | undefined
  return {
    everyPart: true,
    everyCopy: true,
    startPart: ({ part }) => {
      known = new Set(facts.relationships(part).map((r) => r.id))
    },
    enterEach: (place) => {
      for (const name in place.element.attrs) {
        if (!name.startsWith('r:')) continue
        const id = place.element.attrs[name]!
        if (id === '' || known?.has(id) === true) continue
        findings.error(
          'relationship-missing',
          place,
          `${name}="${id}" names no relationship of this part: Word refuses the file`,
        )
      }
    },
  }
}
