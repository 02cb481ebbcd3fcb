import type { XmlElement } from '../xml.ts'
import { remove, type PartScrub } from './part-scrub.ts'
import { isLocalPath, percentDecoded, type Relation } from './relations.ts'
import { localName } from './text-edits.ts'
import type { Visit } from './walk.ts'

/** Paths of this computer and its network, in relationships and in the names that programs give to pictures. */

/** Types that are removed whatever they point to, with the element that refers to them. */
const WITH_ELEMENT: ReadonlySet<string> = new Set(['w:printerSettings', 'w:attachedTemplate', 'w:saveThroughXslt'])

/** Refers to relationships by r: attributes; decides which of those with local paths can go. */
export function localLinks(scrub: PartScrub): { visit: Visit; finish: () => void } {
  const needed = new Set<Relation>()
  const visit: Visit = (element) => {
    for (const name in element.attrs) {
      if (!name.startsWith('r:')) continue
      const relation = scrub.relations.get(element.attrs[name]!)
      if (relation === undefined) continue
      if (WITH_ELEMENT.has(element.name)) remove(scrub, element)
      else if (isLocal(relation) && !detach(scrub, element, name)) needed.add(relation)
    }
  }
  const finish = (): void => {
    for (const relation of scrub.relations.values()) {
      if (!isLocal(relation) || scrub.removedRelations.has(relation)) continue
      if (needed.has(relation)) {
        const reason = `the text shows what is linked (${relation.type}); break the link in Word`
        scrub.log('external-link', 'kept', relation.target, reason)
      } else {
        scrub.removedRelations.add(relation)
        scrub.log('external-link', 'removed', relation.target)
      }
    }
  }
  return { visit, finish }
}

function isLocal(relation: Relation): boolean {
  return relation.external && isLocalPath(relation.target)
}

/** Takes away an element's hold on a relationship where nothing is lost to the eye; false where something would be. */
function detach(scrub: PartScrub, element: XmlElement, attribute: string): boolean {
  switch (localName(element.name)) {
    case 'hyperlink':
      if (element.name !== 'w:hyperlink') return false
      scrub.edits.unwrap(element)
      return true
    case 'hlinkClick':
    case 'hlinkHover':
    case 'hlinkMouseOver':
    // A chart's link to its workbook: the chart is drawn from the values it holds (ECMA-376 part 1, 21.2.2.63).
    case 'externalData':
      remove(scrub, element)
      return true
    case 'blip':
      // A picture that is linked and embedded shows the embedded one.
      if (attribute !== 'r:link' || element.attrs['r:embed'] === undefined) return false
      scrub.edits.removeAttribute(element, attribute)
      return true
    case 'imagedata':
      if (attribute !== 'r:href' || element.attrs['r:id'] === undefined) return false
      scrub.edits.removeAttribute(element, attribute)
      return true
    default:
      return false
  }
}

/** Names and descriptions of pictures that are the path of the file they came from: the file's name is left. */
export function picturePaths(scrub: PartScrub): Visit {
  return (element) => {
    const local = localName(element.name)
    const names =
      local === 'docPr' || local === 'cNvPr'
        ? ['name', 'descr', 'title']
        : local === 'imagedata' || local === 'shape'
          ? ['o:title', 'o:href', 'alt', 'title']
          : []
    for (const name of names) {
      const value = element.attrs[name]
      if (value === undefined || !isLocalPath(value)) continue
      scrub.edits.setAttribute(element, name, percentDecoded(value).split(/[\\/]/).at(-1)!)
      scrub.log('path', 'replaced', value)
    }
  }
}
