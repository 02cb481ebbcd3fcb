import type { XmlElement } from '../xml.ts'
import type { Facts, PartKind } from './facts.ts'
import type { Findings } from './finding.ts'
import type { Place } from './place.ts'

export type Handler = (place: Place) => void

/** A part that is being walked. `kind` is 'other' for one that holds no story. */
export interface PartInfo {
  readonly part: string
  readonly kind: PartKind | 'other'
}

/** A rule at work on one package: it is told of elements as they open and close, in document order. */
export interface Rule {
  /** Looks at parts without a story too: styles, numbering, settings and so on. */
  readonly everyPart?: true
  /**
   * Looks into the mc:Fallback of an mc:AlternateContent too, which says again what its choice says: rules of identity
   * and balance leave it out.
   */
  readonly everyCopy?: true
  readonly enter?: Readonly<Record<string, Handler>>
  readonly leave?: Readonly<Record<string, Handler>>
  readonly enterEach?: Handler
  readonly leaveEach?: Handler
  startPart?(part: PartInfo): void
  /** A body, header, footer, note, comment or (inside one of these) text box begins. */
  openStory?(): void
  closeStory?(): void
  /** `spine` is the root and, of a body, w:body, both without what was walked. */
  endPart?(spine: readonly XmlElement[], part: PartInfo): void
  endPackage?(): void
}

export type RuleMaker = (findings: Findings, facts: Facts) => Rule

/** The same handler for several elements. */
export function each(names: Iterable<string>, handler: Handler): Record<string, Handler> {
  return Object.fromEntries(Array.from(names, (name) => [name, handler]))
}
