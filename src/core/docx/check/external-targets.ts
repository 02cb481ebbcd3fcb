import { readRelationships, type PackageSource } from '../package.ts'

/** A place outside the package that a part points to. */
export interface ExternalTarget {
  /** The part that points there; '' for the package itself. */
  readonly part: string
  readonly id: string
  /** 'hyperlink', 'attachedTemplate', 'image' … */
  readonly type: string
  /** As it is written in the file. Never opened or fetched here. */
  readonly target: string
}

/** Every external relationship of a package, part by part. Parts whose relationships cannot be read have none. */
export function externalTargets(source: PackageSource): ExternalTarget[] {
  return ['', ...source.names()].flatMap((part) => {
    const read = readRelationships(source, part)
    if (!read.ok) return []
    return read.value.filter((r) => r.external).map(({ id, type, target }) => ({ part, id, type, target }))
  })
}
