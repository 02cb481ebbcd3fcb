import type { Party } from '../../../../core/agreement/agreement.ts'
import type { SectionEdge } from '../plugins/sections.ts'
import type { FurnitureStories } from './furniture.ts'
import type { Looks } from './looks.ts'

/** What node views share. */
export interface ViewEnv {
  readonly looks: Looks
  readonly partyOf: (author: string) => Party
  /** The classes by which an author's revisions are told apart. */
  readonly authorClass: (author: string) => string
  /** Asks to set the tabs of a paragraph once it is laid out. */
  readonly layTabs: (paragraph: HTMLElement) => void
  /** Where the picture in a part of this document is fetched. */
  readonly pictureUrl: (part: string) => string
  readonly furniture: FurnitureStories
  /** What stands between a section's last paragraph and the next section. */
  readonly sectionEdge: (edge: SectionEdge) => HTMLElement
}
