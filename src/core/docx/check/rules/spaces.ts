import { textOf } from '../../xml.ts'
import { each, type RuleMaker } from '../rule.ts'

/** Blanks at the edges of text are dropped unless xml:space says otherwise (ECMA-376 part 1, 17.3.3.31; XML 1.0, 2.10). */
export const spaces: RuleMaker = (findings) => ({
  everyCopy: true,
  enter: each(['w:t', 'w:delText', 'w:instrText', 'w:delInstrText'], (place) => {
    if (place.attr('xml:space') === 'preserve') return
    if (!/^[ \t\r\n]|[ \t\r\n]$/.test(textOf(place.element))) return
    for (let p = place.parent; p !== undefined; p = p.parent) if (p.attr('xml:space') === 'preserve') return
    findings.warning('space-not-preserved', place, 'blanks at an edge without xml:space="preserve": Word drops them')
  }),
})
