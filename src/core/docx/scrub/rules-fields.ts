import { textOf, type XmlElement } from '../xml.ts'
import type { PartScrub } from './part-scrub.ts'
import { isLocalPath } from './relations.ts'
import type { Visit } from './walk.ts'

/**
 * Fields (ECMA-376 part 1, 17.16) that read what a scrub removes would say "Error!" or nothing once Word computes them
 * again, which it does unasked in headers and before printing. They are locked (w:fldLock), so that they go on saying
 * what they say now.
 */

const READS_METADATA =
  /^\s*(DOCPROPERTY|DOCVARIABLE|AUTHOR|LASTSAVEDBY|TITLE|SUBJECT|KEYWORDS|COMMENTS|TEMPLATE|CREATEDATE|SAVEDATE|PRINTDATE|EDITTIME|REVNUM|INFO|CITATION|BIBLIOGRAPHY)\b/i
const CARRIES_DATA = /^\s*(ADDIN|PRIVATE)\b/i
/** A quoted argument in which backslashes are doubled, or a bare one. */
const ARGUMENT = /"([^"]*)"|(\S+)/g

interface OpenField {
  readonly begin: XmlElement
  code: string
  inCode: boolean
}

export function fields(scrub: PartScrub): Visit {
  let open: OpenField[] = []
  return (element) => {
    switch (element.name) {
      case 'w:fldChar':
        return edge(scrub, element, open)
      case 'w:instrText':
      case 'w:delInstrText': {
        const field = open.at(-1)
        if (field?.inCode === true) field.code += textOf(element)
        return
      }
      case 'w:fldSimple':
        return judge(scrub, element, element.attrs['w:instr'] ?? '', 'w:instr')
      case 'w:footnote':
      case 'w:endnote':
      case 'w:comment':
        // No field reaches from one story into the next.
        open = []
        return
      default:
    }
  }
}

function edge(scrub: PartScrub, element: XmlElement, open: OpenField[]): void {
  const type = element.attrs['w:fldCharType']
  if (type === 'begin') open.push({ begin: element, code: '', inCode: true })
  else if (type === 'separate' && open.length > 0) open.at(-1)!.inCode = false
  else if (type === 'end') {
    const field = open.pop()
    if (field !== undefined) judge(scrub, field.begin, field.code, 'w:fldCharType')
  }
}

/** @param there an attribute that the element has, beside which the lock goes. */
function judge(scrub: PartScrub, element: XmlElement, code: string, there: string): void {
  if (READS_METADATA.test(code)) lock(scrub, element, code, there)
  else if (CARRIES_DATA.test(code)) {
    scrub.log('field', 'kept', code, "an add-in's data in a field that the text shows; ask the add-in to unlink it")
  } else if (Array.from(code.matchAll(ARGUMENT), (m) => (m[1] ?? m[2]!).replaceAll('\\\\', '\\')).some(isLocalPath)) {
    scrub.log('external-link', 'kept', code, 'a field code names a path; unlink the field in Word (Ctrl+Shift+F9)')
  }
}

function lock(scrub: PartScrub, element: XmlElement, code: string, there: string): void {
  const locked = element.attrs['w:fldLock']
  if (locked !== undefined && !/^(0|false|off)$/.test(locked)) return
  if (locked !== undefined) scrub.edits.setAttribute(element, 'w:fldLock', '1')
  else scrub.edits.addAttributeBeside(element, there, 'fldLock', '1')
  scrub.log('field', 'locked', code, 'it reads what was removed; it keeps saying what it says')
}
