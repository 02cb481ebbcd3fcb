import { textOf, elements } from '../xml.ts'
import type { XmlElement } from '../xml.ts'
import { remove, type PartScrub } from './part-scrub.ts'
import { NEUTRAL_DATE } from './receipt.ts'
import type { Visit } from './walk.ts'

/** Traces that mark up text and settings: editing sessions, authors, dates, variables, templates. */

/** w:rsid… attributes and lists (ECMA-376 part 1, 17.15.1.72): which words were typed in one sitting, across files. */
export function editingSessions(scrub: PartScrub): Visit {
  return (element) => {
    for (const name in element.attrs) {
      if (!name.startsWith('w:rsid')) continue
      scrub.edits.removeAttribute(element, name)
      scrub.log('rsid', 'removed', element.attrs[name])
    }
    if (element.name === 'w:rsids' || element.name === 'w:rsid') {
      remove(scrub, element)
      scrub.log('rsid', 'removed', element.attrs['w:val'])
    } else if (element.name === 'w14:docId' || element.name === 'w15:docId') {
      remove(scrub, element)
      scrub.log('document-id', 'removed', element.attrs['w14:val'] ?? element.attrs['w15:val'])
    }
  }
}

/** Authors and dates of revisions and kept comments (CT_TrackChange, ECMA-376 part 1, 17.13.5). */
export function authorsAndDates(scrub: PartScrub): Visit {
  const { keepAuthors, party } = scrub.options
  const replace = (element: XmlElement, name: string, value: string, kind: 'author' | 'date'): void => {
    const old = element.attrs[name]
    if (old === undefined || old === value) return
    scrub.edits.setAttribute(element, name, value)
    scrub.log(kind, 'replaced', old)
  }
  return (element) => {
    if (keepAuthors) return
    const { attrs } = element
    if (attrs['w:author'] !== undefined) scrub.names.person(attrs['w:author'])
    replace(element, 'w:author', party, 'author')
    replace(element, 'w:initials', initials(party), 'author')
    replace(element, 'w:date', NEUTRAL_DATE, 'date')
    if (attrs['w16du:dateUtc'] !== undefined) {
      scrub.edits.removeAttribute(element, 'w16du:dateUtc')
      scrub.log('date', 'removed', attrs['w16du:dateUtc'])
    }
  }
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, word.codePointAt(0)! > 0xffff ? 2 : 1))
    .join('')
}

/** Elements of settings.xml that tell where a document comes from. */
export function settings(scrub: PartScrub): Visit {
  return (element) => {
    switch (element.name) {
      case 'w:docVars':
        for (const variable of elements(element)) {
          const value = variable.attrs['w:val'] ?? ''
          scrub.names.value(value)
          scrub.log('variable', 'removed', `${variable.attrs['w:name'] ?? ''} = ${value}`)
        }
        return remove(scrub, element)
      case 'w:attachedTemplate':
      case 'w:saveThroughXslt':
        scrub.log('template', 'removed', element.name.slice(2))
        return remove(scrub, element)
      case 'w:linkStyles':
        // With the template gone Word would take the styles of the reader's own.
        scrub.log('template', 'removed', 'the order to update styles from the template')
        return remove(scrub, element)
      case 'w:mailMerge':
        scrub.log('mail-merge', 'removed', dataSource(element))
        return remove(scrub, element)
      default:
    }
  }
}

function dataSource(element: XmlElement): string {
  const own = /^w:(connectString|query|table|addressFieldName)$/.test(element.name) ? element.attrs['w:val'] : undefined
  return [own, ...elements(element).map(dataSource)].filter(Boolean).join(' ')
}

/** Bindings to stored XML and properties: with the store gone or emptied, Word would empty the content control as well. */
export function dataBindings(scrub: PartScrub): Visit {
  return (element) => {
    if (element.name !== 'w:dataBinding' && element.name !== 'w15:dataBinding') return
    remove(scrub, element)
    scrub.log('data-binding', 'removed', element.attrs['w:xpath'] ?? element.attrs['w15:xpath'])
  }
}

/** Accounts that may edit a protected range (ECMA-376 part 1, 17.13.7.2). */
export function editors(scrub: PartScrub): Visit {
  return (element) => {
    const editor = element.name === 'w:permStart' ? element.attrs['w:ed'] : undefined
    if (editor === undefined) return
    scrub.log(
      'editor',
      'kept',
      editor,
      'it says who may edit a protected range; without it the range would be shut or open',
    )
  }
}

/** Harvests names from a part that goes: comments, people. Those of authors only where authors go everywhere. */
export function namesIn(element: XmlElement, withAuthors: boolean, found: (name: string) => void): void {
  for (const [name, value] of Object.entries(element.attrs)) {
    if (/(^|:)userId$/.test(name) || (withAuthors && /(^|:)(author|userName)$/.test(name))) found(value)
  }
}

/** What a comment says, by whom. */
export function commentExample(element: XmlElement): string {
  return `${element.attrs['w:author'] ?? ''}: ${textOf(element)}`
}
