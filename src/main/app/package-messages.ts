import { externalTargets } from '../../core/docx/check/external-targets.ts'
import type { DocxPackage } from '../../core/docx/package.ts'
import { clip } from '../../core/docx/xml.ts'

/** What is worth saying about a package apart from its text: what it could do, or reach, in other programs. */
export function packageMessages({ source, relationships }: DocxPackage): string[] {
  const macros = relationships.some((r) => r.type === 'vbaProject') || source.names().some((n) => /vba\w*\.bin$/i.test(n))
  const targets = [...new Set(externalTargets(source).map((t) => t.target))]
  return [
    ...(macros ? ['This document holds macros: they are kept as they are in what goes out, and are never run here'] : []),
    ...(targets.length > 0 ? [outside(targets)] : []),
  ]
}

/** As many as can be taken in at a glance; all of them are in the file's own list of relationships. */
const MOST_NAMED = 3

function outside(targets: readonly string[]): string {
  const named = targets.slice(0, MOST_NAMED).map((t) => clip(t))
  const more = targets.length - named.length
  const list = more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')
  return `${targets.length === 1 ? '1 link leads' : `${targets.length} links lead`} outside this file (${list}); nothing is fetched`
}
