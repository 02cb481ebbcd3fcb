import type { PackageSource } from '../package.ts'

/** The package with these parts in place of its own, or beside them. Neither is changed. */
export function withParts(source: PackageSource, parts: ReadonlyMap<string, Uint8Array>): PackageSource {
  if (parts.size === 0) return source
  return {
    names: () => [...source.names(), ...[...parts.keys()].filter((name) => source.part(name) === undefined)],
    part: (name) => parts.get(name) ?? source.part(name),
  }
}
