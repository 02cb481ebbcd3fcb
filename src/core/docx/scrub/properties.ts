import { elements, parseXml, textOf } from '../xml.ts'
import { ok, type Result } from '../../result.ts'
import type { RemovedNames } from './names.ts'
import { NEUTRAL_DATE, type FindingLog } from './receipt.ts'
import { localName, TextEdits } from './text-edits.ts'

/** Document properties: who, when, for whom. Figures about the text (pages, words) are the text's own and stay. */

const EMPTIED: ReadonlySet<string> = new Set(
  'title subject creator keywords description lastModifiedBy category contentStatus contentType identifier version'.split(
    ' ',
  ),
)
const PEOPLE: ReadonlySet<string> = new Set(['creator', 'lastModifiedBy', 'Company', 'Manager'])

/** Core properties (ECMA-376 part 2, 8.3): emptied, for a reader may expect the elements; dates must be dates. */
export function scrubCoreProperties(part: string, text: string, log: FindingLog, names: RemovedNames): Result<string> {
  const parsed = parseXml(text)
  if (!parsed.ok) return parsed
  const edits = new TextEdits(text)
  for (const element of elements(parsed.value)) {
    const name = localName(element.name)
    const value = textOf(element).trim()
    const set = (to: string): void => {
      if (value === to || value === '') return
      edits.setContent(element, to)
      log.add(part, 'property', to === '' ? 'removed' : 'replaced', `${name} = ${value}`)
    }
    if (PEOPLE.has(name)) names.person(value)
    if (EMPTIED.has(name)) set('')
    else if (name === 'revision') set('1')
    else if (name === 'created' || name === 'modified') set(NEUTRAL_DATE)
    else if (name === 'lastPrinted') {
      edits.removeElement(element)
      log.add(part, 'property', 'removed', `${name} = ${value}`)
    }
  }
  return ok(edits.apply())
}

const REMOVED: ReadonlySet<string> = new Set(
  'Template TotalTime Manager Company HyperlinkBase HeadingPairs TitlesOfParts HLinks DigSig'.split(' '),
)

/** Extended properties (ECMA-376 part 1, 22.2): every element may be left out. */
export function scrubAppProperties(part: string, text: string, log: FindingLog, names: RemovedNames): Result<string> {
  const parsed = parseXml(text)
  if (!parsed.ok) return parsed
  const edits = new TextEdits(text)
  const titles = elements(parsed.value).find((e) => localName(e.name) === 'TitlesOfParts')
  const hasTitles = titles !== undefined && textOf(titles).trim() !== ''
  for (const element of elements(parsed.value)) {
    const name = localName(element.name)
    if (!REMOVED.has(name)) continue
    // Headings without a title in them count the parts and say nothing; the two go together or not at all.
    if ((name === 'HeadingPairs' || name === 'TitlesOfParts') && !hasTitles) continue
    const value = elements(element).length === 0 ? textOf(element).trim() : texts(element).join(', ')
    if (value === '' || value === '0' || /^normal(\.dotm?)?$/i.test(value)) continue
    if (PEOPLE.has(name)) names.person(value)
    else if (name === 'Template' || name === 'HyperlinkBase') names.value(value)
    edits.removeElement(element)
    log.add(part, 'property', 'removed', `${name} = ${value}`)
  }
  return ok(edits.apply())
}

function texts(element: Parameters<typeof textOf>[0]): string[] {
  const children = elements(element)
  return children.length === 0 ? [textOf(element)].filter((t) => t.trim() !== '') : children.flatMap(texts)
}
