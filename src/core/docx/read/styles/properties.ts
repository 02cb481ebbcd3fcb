import { child, elements, isElement, outerXml, type XmlElement } from '../../xml.ts'

/** A reader's answer: a usable value whatever the part holds, and what had to be left out. */
export interface ReadPart<T> {
  readonly value: T
  readonly messages: readonly string[]
}

/** The canonical XML of an element's children, as the schema keeps properties; '' where the element is absent. */
export function childrenXml(element: XmlElement | undefined, text: string): string {
  return element === undefined
    ? ''
    : elements(element)
        // A tracked change inside a definition cannot be decided on: it is not part of any story.
        .filter((c) => !c.name.endsWith('Change'))
        .map((c) => outerXml(c, text))
        .join('')
}

/** A child by name, also inside mc:AlternateContent: what the choice offers, else its fallback (ECMA-376 part 3, 7.5). */
export function alternatives(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(isElement).flatMap((c) => {
    if (c.name === name) return [c]
    if (c.name !== 'mc:AlternateContent') return []
    return elements(c).flatMap((branch) => elements(branch).filter((e) => e.name === name))
  })
}

/** The w:val of a child. */
export function childVal(element: XmlElement | undefined, name: string): string | null {
  return child(element, name)?.attrs['w:val'] ?? null
}
