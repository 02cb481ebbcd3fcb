import type { PackageSource } from '../package.ts'
import type { FindingKind, ScrubOptions } from './receipt.ts'
import { reachable, type Relation, type Relations } from './relations.ts'

/** Relationship types that go with all that they alone lead to. */
const REMOVED: Readonly<Record<string, FindingKind>> = {
  'custom-properties': 'property',
  customProperties: 'property',
  thumbnail: 'thumbnail',
  people: 'person',
  customXml: 'custom-xml',
  printerSettings: 'printer-settings',
  attachedTemplate: 'template',
  transform: 'template',
  mailMergeSource: 'mail-merge',
  mailMergeHeaderSource: 'mail-merge',
  recipientData: 'mail-merge',
  // The package's: sensitivity labels with the tenant's id, the add-ins in use, and signatures, which no changed copy can keep.
  classificationlabels: 'label',
  webextensiontaskpanes: 'add-in',
  origin: 'signature',
}

const COMMENTS: ReadonlySet<string> = new Set([
  'comments',
  'commentsExtended',
  'commentsIds',
  'commentsExtensible',
  'documenttasks',
])
/** What these add to kept comments is accounts and moments in UTC. */
const COMMENT_IDENTITIES: ReadonlySet<string> = new Set(['commentsExtensible', 'documenttasks'])

/** Which relationships and parts go. */
export interface Removals {
  readonly relations: ReadonlySet<Relation>
  /** Every part that goes, with the kind of trace it is. */
  readonly parts: ReadonlyMap<string, FindingKind>
}

export function planRemovals(source: PackageSource, all: readonly Relations[], options: ScrubOptions): Removals {
  const doomed = new Map<Relation, FindingKind>()
  for (const { items } of all) {
    for (const item of items) {
      const kind = kindOf(item, options)
      if (kind !== undefined) doomed.set(item, kind)
    }
  }
  const before = reachable(all, () => true)
  const after = reachable(all, (_, item) => !doomed.has(item))
  const parts = new Map<string, FindingKind>()
  for (const [item, kind] of doomed) {
    if (item.part === undefined) continue
    for (const part of reachable(all, () => true, [item.part])) if (!after.has(part)) parts.set(part, kind)
  }
  const ownerOf = new Map(all.map((r) => [r.relsPart, r.owner]))
  for (const name of source.names()) {
    const holder = ownerOf.get(name) ?? name
    if (holder === '' || name.toLowerCase() === '[content_types].xml') continue
    const kind = parts.get(holder)
    if (kind !== undefined) parts.set(name, kind)
    // What no relationship leads to is no part of the document (ECMA-376 part 2, 6.5), whatever a program left in it.
    else if (!before.has(holder)) parts.set(name, 'unreferenced-part')
  }
  return { relations: new Set(doomed.keys()), parts }
}

function kindOf(item: Relation, options: ScrubOptions): FindingKind | undefined {
  if (COMMENT_IDENTITIES.has(item.type) && !options.keepAuthors) return 'comment'
  if (COMMENTS.has(item.type) && !options.keepComments) return 'comment'
  return REMOVED[item.type]
}
