import type { RemovedNames } from './names.ts'
import type { FindingKind, ScrubAction, ScrubOptions } from './receipt.ts'
import type { Relation } from './relations.ts'
import type { HiddenRuns } from './hidden-runs.ts'
import type { TextEdits } from './text-edits.ts'
import type { XmlElement } from '../xml.ts'

/** What the rules for one part share. */
export interface PartScrub {
  readonly edits: TextEdits
  readonly options: ScrubOptions
  readonly names: RemovedNames
  readonly hidden: HiddenRuns
  /** The part's own relationships by id. */
  readonly relations: ReadonlyMap<string, Relation>
  /** Relationships that go, whatever refers to them; the rules add to it those that nothing refers to any more. */
  readonly removedRelations: Set<Relation>
  /** Elements that go whole, for the rules that ask what is left around them. */
  readonly gone: Set<XmlElement>
  readonly log: (kind: FindingKind, action: ScrubAction, example?: string, reason?: string) => void
}

export function remove(scrub: PartScrub, element: XmlElement): void {
  scrub.gone.add(element)
  scrub.edits.removeElement(element)
}
