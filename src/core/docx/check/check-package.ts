import { openPackage, type PackageSource } from '../package.ts'
import { Facts } from './facts.ts'
import { Findings, type Finding } from './finding.ts'
import { RULES } from './rules/index.ts'
import { judgePackage } from './rules/package-parts.ts'
import type { PartInfo } from './rule.ts'
import { walkPart } from './walk.ts'

export type { Finding } from './finding.ts'

/**
 * Looks through a whole package for what makes Word refuse or repair it, lose something of it, or read a tracked change
 * otherwise than it was meant. Of one rule in one part the first thousand findings are listed and the rest counted.
 *
 * A package without a main document has one finding, `package-unreadable`; a part that is no XML has `part-unreadable`.
 * Nothing that a file holds makes it throw. Time is O(n) in the text; story parts are walked block by block.
 */
export function checkPackage(source: PackageSource): Finding[] {
  const findings = new Findings()
  judgePackage(source, findings)
  const pkg = openPackage(source)
  if (!pkg.ok) {
    findings.error('package-unreadable', { part: '', path: '' }, pkg.error.message)
    return findings.list()
  }
  const facts = new Facts(pkg.value)
  const rules = RULES.map((make) => make(findings, facts))
  let whole = true
  for (const info of partsOf(facts)) {
    const walked = walkPart(info, source.part(info.part) ?? new Uint8Array(), rules)
    if (walked.ok) continue
    findings.error('part-unreadable', { part: info.part, path: '' }, walked.error.message)
    if (info.kind !== 'other') whole = false
  }
  // What points from one story to another cannot be judged when one of them was not seen.
  if (whole) for (const rule of rules) rule.endPackage?.()
  return findings.list()
}

/** The stories, the body first, then every other part that is XML by its name. */
function partsOf(facts: Facts): PartInfo[] {
  const others = facts.source
    .names()
    .filter((name) => /\.xml$/i.test(name) && !facts.stories.has(name) && name.toLowerCase() !== '[content_types].xml')
  return [
    ...Array.from(facts.stories, ([part, kind]) => ({ part, kind })),
    ...others.map((part): PartInfo => ({ part, kind: 'other' })),
  ]
}
