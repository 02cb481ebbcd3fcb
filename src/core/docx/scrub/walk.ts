import { ok, type Result } from '../../result.ts'
import { isElement, parseXml, type XmlElement } from '../xml.ts'

/** Called for every element once its children are done, with its ancestors as far as they are known, outermost first. */
export type Visit = (element: XmlElement, ancestors: readonly XmlElement[]) => void

/** Elements whose children are seen one by one and let go, so that a long part never stands in memory as one tree. */
const SPINE: ReadonlySet<string> = new Set(
  'document body hdr ftr footnotes endnotes comments styles numbering'.split(' ').map((name) => `w:${name}`),
)

/** Visits every element of a part, leaves in document order. Fails as parseXml does. */
export function walkPart(text: string, visit: Visit): Result<null> {
  const parsed = parseXml(text, SPINE, (element, parent) => walk(element, [parent], visit))
  if (!parsed.ok) return parsed
  walk(parsed.value, [], visit)
  return ok(null)
}

function walk(element: XmlElement, ancestors: XmlElement[], visit: Visit): void {
  if (element.children.length > 0) {
    ancestors.push(element)
    for (const child of element.children) if (isElement(child)) walk(child, ancestors, visit)
    ancestors.pop()
  }
  visit(element, ancestors)
}
