import { child, elements } from '../../xml.ts'
import type { Findings } from '../finding.ts'
import type { Place } from '../place.ts'
import { each, type RuleMaker } from '../rule.ts'

/** What a change holds, whether the schema requires it, and what the old properties may not hold (ECMA-376 part 1, 17.13.5.29-38). */
interface Shape {
  readonly old: string
  readonly required: boolean
  readonly not: ReadonlySet<string>
}

const shape = (old: string, required: boolean, ...not: readonly string[]): Shape => ({
  old,
  required,
  not: new Set(not),
})

const SHAPES: Readonly<Record<string, Shape>> = {
  'w:rPrChange': shape('w:rPr', true, 'w:rPrChange'),
  'w:pPrChange': shape('w:pPr', true, 'w:rPr', 'w:sectPr', 'w:pPrChange'),
  'w:sectPrChange': shape('w:sectPr', false, 'w:headerReference', 'w:footerReference', 'w:sectPrChange'),
  'w:tblPrChange': shape('w:tblPr', true, 'w:tblPrChange'),
  'w:tblPrExChange': shape('w:tblPrEx', true, 'w:tblPrExChange'),
  'w:trPrChange': shape('w:trPr', true, 'w:ins', 'w:del', 'w:trPrChange'),
  'w:tcPrChange': shape('w:tcPr', true, 'w:tcPrChange'),
  'w:tblGridChange': shape('w:tblGrid', false, 'w:tblGridChange'),
}

/** A property change is the last child of its properties and holds the old ones in full, without what no change can hold. */
export const propertyChanges: RuleMaker = (findings) => ({
  everyPart: true,
  everyCopy: true,
  enter: each(Object.keys(SHAPES), (place) => judge(findings, place, SHAPES[place.name]!)),
})

function judge(findings: Findings, place: Place, { old, required, not }: Shape): void {
  const siblings = elements(place.parent?.element ?? place.element)
  if (place.parent !== undefined && siblings.at(-1) !== place.element) {
    findings.error('property-change-not-last', place, `${place.name} is not the last child: Word refuses the file`)
  }
  const inner = child(place.element, old)
  if (inner === undefined) {
    if (required) {
      findings.error(
        'property-change-empty',
        place,
        `${place.name} without ${old}: the old properties cannot be restored`,
      )
    }
    return
  }
  for (const e of elements(inner)) {
    if (!not.has(e.name)) continue
    findings.error(
      'property-change-content',
      place.below(inner).below(e),
      `${e.name} inside ${place.name}: the schema has no place for it`,
    )
  }
  if (place.name === 'w:tblGridChange' && place.attr('w:author') !== undefined) {
    findings.error('property-change-content', place, 'w:tblGridChange has a w:id alone, without author or date')
  }
}
