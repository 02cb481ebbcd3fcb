import { elements, type XmlElement } from '../../xml.ts'
import type { Facts } from '../facts.ts'
import type { Findings } from '../finding.ts'
import type { RuleMaker } from '../rule.ts'

/** What the comments part holds: the paraId of each comment's last paragraph, and who wrote them. */
interface Comments {
  readonly keys: Set<string>
  readonly authors: Set<string>
}

/**
 * The parts beside comments.xml ([MS-DOCX] 2.5.4-2.5.5): commentsExtended (replies, resolved), commentsIds and
 * commentsExtensible key on the paraId of a comment's last paragraph, people on the author. Out of step, a thread falls
 * apart. Names are taken without prefix, for early versions used another namespace.
 */
export const commentThreads: RuleMaker = (findings, facts) => {
  const found: Comments = { keys: new Set(), authors: new Set() }
  return {
    enter: {
      'w:comment': ({ element, parent }) => {
        if (parent !== undefined) return
        const last = elements(element).findLast((e) => e.name === 'w:p')
        const key = last?.attrs['w14:paraId']
        if (key !== undefined) found.keys.add(key.toUpperCase())
        found.authors.add(element.attrs['w:author'] ?? '')
      },
    },
    endPackage: () => {
      judgeExtended(findings, facts, found)
      judgeIds(findings, facts, found)
      judgePeople(findings, facts, found)
    },
  }
}

interface Entry {
  readonly element: XmlElement
  readonly where: { readonly part: string; readonly path: string }
}

/** The entries of one of these parts; undefined when the package has no such part. */
function entriesOf(facts: Facts, type: string, name: string): Entry[] | undefined {
  const part = facts.partOf(type)
  const root = facts.root(type)
  if (part === undefined || root === undefined) return undefined
  return elements(root)
    .filter((e) => local(e.name) === name)
    .map((element, i) => ({ element, where: { part, path: `${root.name}/${element.name}[${i + 1}]` } }))
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function attr({ element }: Entry, name: string): string | undefined {
  return Object.entries(element.attrs).find(([n]) => local(n) === name)?.[1]
}

function judgeExtended(findings: Findings, facts: Facts, { keys }: Comments): void {
  const entries = entriesOf(facts, 'commentsExtended', 'commentEx')
  if (entries === undefined) return
  const parents = new Map<string, string | undefined>()
  for (const entry of entries) {
    const id = (attr(entry, 'paraId') ?? '').toUpperCase()
    if (!keys.has(id)) {
      findings.error(
        'comment-thread',
        entry.where,
        `${id} is not the last paragraph of any comment: its thread detaches`,
      )
    }
    if (parents.has(id)) findings.error('comment-thread', entry.where, `${id} is listed twice`)
    parents.set(id, attr(entry, 'paraIdParent')?.toUpperCase())
  }
  for (const entry of entries) {
    const parent = attr(entry, 'paraIdParent')?.toUpperCase()
    if (parent === undefined) continue
    if (!parents.has(parent)) {
      findings.error('comment-thread', entry.where, `it replies to ${parent}, which is listed nowhere`)
    } else if (parents.get(parent) !== undefined) {
      findings.warning('comment-thread-depth', entry.where, 'a reply to a reply: threads are one level deep')
    }
  }
  unlisted(findings, facts, keys, new Set(parents.keys()), 'commentsExtended')
}

function judgeIds(findings: Findings, facts: Facts, { keys }: Comments): void {
  const entries = entriesOf(facts, 'commentsIds', 'commentId')
  if (entries === undefined) return
  const durable = new Set<string>()
  const listed = new Set<string>()
  for (const entry of entries) {
    const id = (attr(entry, 'paraId') ?? '').toUpperCase()
    listed.add(id)
    durable.add((attr(entry, 'durableId') ?? '').toUpperCase())
    if (!keys.has(id)) {
      findings.error('comment-thread', entry.where, `${id} is not the last paragraph of any comment`)
    }
  }
  unlisted(findings, facts, keys, listed, 'commentsIds')
  for (const entry of entriesOf(facts, 'commentsExtensible', 'commentExtensible') ?? []) {
    const id = (attr(entry, 'durableId') ?? '').toUpperCase()
    if (!durable.has(id)) {
      findings.error('comment-thread', entry.where, `no comment has the durable id ${id}: its time is lost`)
    }
  }
}

/** Word gives a comment that is not listed a thread of its own. */
function unlisted(
  findings: Findings,
  facts: Facts,
  keys: ReadonlySet<string>,
  listed: ReadonlySet<string>,
  type: string,
): void {
  for (const key of keys) {
    if (listed.has(key)) continue
    findings.warning(
      'comment-unlisted',
      { part: facts.partOf(type)!, path: '' },
      `the comment ${key} is not in ${type}`,
    )
  }
}

function judgePeople(findings: Findings, facts: Facts, { authors }: Comments): void {
  const people = entriesOf(facts, 'people', 'person')
  if (people === undefined) return
  const known = new Set(people.map((entry) => attr(entry, 'author') ?? ''))
  for (const author of authors) {
    if (known.has(author)) continue
    findings.warning(
      'comment-person-missing',
      { part: facts.partOf('people')!, path: '' },
      `"${author}" comments but is not among the people`,
    )
  }
}
