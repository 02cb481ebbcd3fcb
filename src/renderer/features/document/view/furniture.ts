import { Node } from 'prosemirror-model'
import type { Projection } from '../../../../core/api/projection.ts'
import { schema } from '../../../../core/document/schema.ts'
import type { FurnitureKind, Section } from '../../../../core/document/sections.ts'

/** The headers and footers of a document, by the ids that its sections name them by. */
export interface FurnitureStories {
  /** What stands on a section's pages, or on its first one; null where nothing does. */
  readonly of: (section: Section, kind: FurnitureKind, page: 'first' | 'other') => Node | null
}

export function createFurniture(stories: Projection['furniture']): FurnitureStories {
  const docs = new Map<string, Node | null>()
  const find = (id: string | undefined, kind: FurnitureKind): Node | null => {
    if (id === undefined) return null
    let doc = docs.get(id)
    if (doc === undefined) {
      const story = stories.find((s) => s.id === id && s.kind === kind)
      docs.set(id, (doc = story === undefined ? null : Node.fromJSON(schema, story.doc)))
    }
    return doc
  }
  return {
    // A first page without furniture of its own has none: that of the other pages is not shown on it (17.10.6).
    of: (section, kind, page) =>
      find(section[kind][page === 'first' && section.hasTitlePage ? 'first' : 'default'], kind),
  }
}
