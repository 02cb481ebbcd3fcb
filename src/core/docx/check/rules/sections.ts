import { elements } from '../../xml.ts'
import type { RuleMaker } from '../rule.ts'

/** A section has at most one header and one footer of each type (ECMA-376 part 1, 17.10.2, 17.10.5). */
export const sections: RuleMaker = (findings) => ({
  enter: {
    'w:sectPr': (place) => {
      const seen = new Set<string>()
      for (const e of elements(place.element)) {
        if (e.name !== 'w:headerReference' && e.name !== 'w:footerReference') continue
        const key = `${e.name} ${e.attrs['w:type'] ?? 'default'}`
        if (seen.has(key)) {
          findings.error(
            'header-reference-duplicate',
            place.below(e),
            `the section has two of ${key}: Word refuses the file`,
          )
        }
        seen.add(key)
      }
    },
  },
})
