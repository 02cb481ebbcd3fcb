import { canonicalScope, type Scope } from '../../namespaces.ts'
import type { XmlElement } from '../../xml.ts'
import type { Where } from '../finding.ts'
import type { Place } from '../place.ts'
import type { PartInfo, Rule, RuleMaker } from '../rule.ts'

const BUILT_IN = ['', 'xml', 'xmlns']

/** Attributes that name prefixes (ECMA-376 part 3, 9.1-9.3): a prefix that is not declared makes the part unreadable. */
const NAMING = ['mc:Ignorable', 'mc:MustUnderstand', 'Requires']

/** The prefixes in force inside one element, as they are written and as the tree names them. */
interface Declared {
  readonly scope: Scope
  readonly written: ReadonlySet<string>
  readonly named: ReadonlySet<string>
}

function declare(outer: Declared | undefined, element: XmlElement): Declared | undefined {
  const scope = canonicalScope(outer?.scope, element.attrs)
  if (scope === outer?.scope) return outer
  return {
    scope,
    written: new Set([...BUILT_IN, ...scope.prefixes.keys()]),
    named: new Set([...BUILT_IN, ...scope.prefixes.values()]),
  }
}

/**
 * Every prefix is declared (XML Namespaces 1.0, 5), also those that only mc:Ignorable and its like name. The spine is
 * seen last, so what the walked elements do not declare themselves waits for it.
 */
export const namespaces: RuleMaker = (findings) => {
  let inner: { place: Place; declared: Declared }[] = []
  let waiting: Record<'written' | 'named', Map<string, { where: Where; by: string }>>

  const tell = (kind: 'written' | 'named', prefix: string, where: Where, by: string): void => {
    if (kind === 'written') {
      findings.error(
        'ignorable-undeclared',
        where,
        `${by} names the prefix "${prefix}", which is not declared: Word refuses the file`,
      )
    } else
      findings.error('prefix-undeclared', where, `${by} has a prefix that is not declared: no reader can open the part`)
  }
  const need = (kind: 'written' | 'named', prefix: string, where: Where, by: string): void => {
    if (BUILT_IN.includes(prefix) || inner.at(-1)?.declared[kind].has(prefix) === true) return
    if (!waiting[kind].has(prefix)) waiting[kind].set(prefix, { where: { part: where.part, path: where.path }, by })
  }
  const look = (element: XmlElement, where: Where): void => {
    need('named', prefixOf(element.name), where, element.name)
    for (const name in element.attrs) {
      if (name.startsWith('xmlns:')) continue
      const prefix = prefixOf(name)
      if (prefix !== '') need('named', prefix, where, `the attribute ${name}`)
      if (!NAMING.includes(name) || (name === 'Requires' && element.name !== 'mc:Choice')) continue
      for (const named of element.attrs[name]!.split(/\s+/)) if (named !== '') need('written', named, where, name)
    }
  }
  const settle = (declared: Declared | undefined): void => {
    for (const kind of ['written', 'named'] as const) {
      for (const [prefix, { where, by }] of waiting[kind]) {
        if (declared?.[kind].has(prefix) !== true) tell(kind, prefix, where, by)
      }
    }
  }
  const rule: Rule = {
    everyPart: true,
    everyCopy: true,
    startPart: () => {
      inner = []
      waiting = { written: new Map(), named: new Map() }
    },
    enterEach: (place) => {
      const outer = inner.at(-1)?.declared
      const declared = declare(outer, place.element)
      if (declared !== undefined && declared !== outer) inner.push({ place, declared })
      look(place.element, place)
    },
    leaveEach: (place) => {
      if (inner.at(-1)?.place === place) inner.pop()
    },
    endPart: (spine, { part }: PartInfo) => {
      let declared: Declared | undefined
      for (const element of spine) {
        declared = declare(declared, element)
        look(element, { part, path: element.name })
      }
      settle(declared)
    },
  }
  return rule
}

function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':')))
}
