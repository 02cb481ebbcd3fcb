import { elements } from '../../xml.ts'
import { each, type RuleMaker } from '../rule.ts'

/** Paragraph, character and table styles that are used are defined (ECMA-376 part 1, 17.3.1.27, 17.3.2.29, 17.4.62). */
export const styleReferences: RuleMaker = (findings, facts) => {
  let told = new Set<string>()
  return {
    startPart: () => {
      told = new Set()
    },
    everyCopy: true,
    enter: each(['w:pStyle', 'w:rStyle', 'w:tblStyle'], (place) => {
      const id = place.attr('w:val') ?? ''
      if (facts.styles?.has(id) === true || told.has(id)) return
      told.add(id)
      findings.warning('style-missing', place, `no style "${id}" in the styles part: Word falls back to its default`)
    }),
  }
}

/** A paragraph's number comes from a w:num (17.9.18), of nine levels (17.9.3); 0 is "no number". */
export const numberingReferences: RuleMaker = (findings, facts) => {
  let told = new Set<string>()
  return {
    startPart: () => {
      told = new Set()
    },
    everyPart: true,
    everyCopy: true,
    enter: {
      'w:numId': (place) => {
        const id = place.attr('w:val') ?? ''
        if (place.parent?.name !== 'w:numPr' || id === '0' || told.has(id)) return
        if (facts.numbering?.nums.has(id) === true) return
        told.add(id)
        findings.error('numbering-missing', place, `no w:num ${id} in the numbering part: the number is not shown`)
      },
      'w:ilvl': (place) => {
        const level = Number(place.attr('w:val'))
        if (!(level >= 0 && level <= 8)) {
          findings.error('numbering-level', place, `level ${place.attr('w:val') ?? ''}: there are nine, from 0 to 8`)
        }
      },
      'w:num': (place) => {
        const id = elements(place.element).find((e) => e.name === 'w:abstractNumId')?.attrs['w:val'] ?? ''
        if (facts.numbering?.abstracts.has(id) === true) return
        findings.error('numbering-missing', place, `no w:abstractNum ${id}: this list has no definition`)
      },
      'w:abstractNum': (place) => {
        if (elements(place.element).filter((e) => e.name === 'w:lvl').length > 9) {
          findings.error('numbering-level', place, 'more than nine levels: Word refuses the numbering')
        }
      },
    },
  }
}
