import { externalTargets } from '../../core/docx/check/external-targets.ts'
import type { DocxReading } from '../../core/docx/read/read-docx.ts'
import type { DocxPackage } from '../../core/docx/package.ts'
import { clip } from '../../core/docx/xml.ts'

/** What is worth saying about a file apart from its text: what it could do or reach elsewhere, and changes that nobody signed. */
export function packageMessages({ package: pkg, parts }: DocxReading): string[] {
  return [...macros(pkg), ...outside(pkg), ...oddRevisions(parts.map((p) => p.text))]
}

function macros({ source, relationships }: DocxPackage): string[] {
  const has =
    relationships.some((r) => r.type === 'vbaProject') || source.names().some((n) => /vbaProject\.bin$/i.test(n))
  return has ? ['This document holds macros: they are kept as they are in what goes out, and are never run here'] : []
}

/** As many as can be taken in at a glance; all of them are in the file's own lists of relationships. */
const MOST_NAMED = 3

function outside({ source }: DocxPackage): string[] {
  const targets = [...new Set(externalTargets(source).map((t) => t.target))]
  if (targets.length === 0) return []
  const named = targets.slice(0, MOST_NAMED).map((t) => clip(t))
  const more = targets.length - named.length
  const list = more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')
  const count = targets.length === 1 ? '1 link leads' : `${targets.length} links lead`
  return [`${count} outside this file (${list}); nothing is fetched`]
}

const REVISION = /<w:(?:ins|del|moveFrom|moveTo|[a-z]+PrChange)\s[^>]*/gi
/** ECMA-376 part 1, 22.9.2.15 leaves the form to XML Schema's dateTime, where the zone may be left out. */
const DATE = /^\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/

/** Looked for in the text, which costs a hundredth of reading it: the attributes of changes as good writers put them. */
function oddRevisions(texts: readonly string[]): string[] {
  let unsigned = 0
  let undated = 0
  for (const text of texts) {
    for (const [tag] of text.matchAll(REVISION)) {
      if (!/\sw:author="[^"]/.test(tag)) unsigned++
      const date = /\sw:date="([^"]*)"/.exec(tag)?.[1]
      if (date !== undefined && !DATE.test(date)) undated++
    }
  }
  const changes = (count: number): string => (count === 1 ? '1 tracked change' : `${count} tracked changes`)
  return [
    ...(unsigned > 0 ? [`${changes(unsigned)} did not say who made ${unsigned === 1 ? 'it' : 'them'}`] : []),
    ...(undated > 0 ? [`${changes(undated)} had a date that cannot be read`] : []),
  ]
}
