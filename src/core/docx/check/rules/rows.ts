import { child, elements, type XmlElement } from '../../xml.ts'
import type { RuleMaker } from '../rule.ts'
import { TEXT_BOXES } from '../../namespaces.ts'

const KINDS = [
  { mark: 'w:ins', wrappers: new Set(['w:ins', 'w:moveTo']), done: 'inserted' },
  { mark: 'w:del', wrappers: new Set(['w:del', 'w:moveFrom']), done: 'deleted' },
] as const

/**
 * A row's mark (ECMA-376 part 1, 17.13.5.13, 17.13.5.16) says that the row is a revision, not that its text is: readers
 * that look at runs alone take unmarked text for live.
 */
export const rows: RuleMaker = (findings) => ({
  enter: {
    'w:tr': (place) => {
      const properties = child(place.element, 'w:trPr')
      for (const { mark, wrappers, done } of KINDS) {
        if (child(properties, mark) === undefined || !hasBareRun(place.element, wrappers)) continue
        findings.warning('row-mark-without-runs', place, `the row is ${done} but text in its cells is not`)
      }
    },
  },
})

const OUT_OF_FLOW: ReadonlySet<string> = new Set([...TEXT_BOXES, 'w:pPr', 'w:trPr', 'w:tcPr', 'mc:Fallback'])

function hasBareRun(element: XmlElement, wrappers: ReadonlySet<string>): boolean {
  return elements(element).some((e) => {
    if (wrappers.has(e.name) || OUT_OF_FLOW.has(e.name)) return false
    if (e.name === 'w:r') return elements(e).some((c) => c.name !== 'w:rPr')
    return hasBareRun(e, wrappers)
  })
}
