import { child, parseFragment } from '../docx/xml.ts'
import type { AbstractNumbering, LevelOverride, NumberingLevel } from './numbering.ts'
import type { DocumentContext } from './style-sheet.ts'

/** A w:num with everything looked up: links followed, overrides applied. */
export interface ListDefinition {
  readonly numId: number
  /** Lists with the same `list` share their counters: several nums on one abstractNum count on. */
  readonly list: number
  /** By level; a level that the file leaves out has no number. */
  readonly levels: readonly (NumberingLevel | undefined)[]
  /** Levels that this num starts anew (w:startOverride). */
  readonly startsAnew: ReadonlySet<number>
}

/** Finds list definitions by numId, each resolved once. */
export interface Lists {
  readonly find: (numId: number) => ListDefinition | null
}

export function createLists(ctx: DocumentContext): Lists {
  const abstracts = new Map(ctx.numbering.abstracts.map((a) => [a.id, a]))
  const instances = new Map(ctx.numbering.instances.map((n) => [n.id, n]))
  const styles = new Map(ctx.styles.styles.map((s) => [s.id, s]))
  const found = new Map<number, ListDefinition | null>()

  /** The list whose levels count: follows numStyleLink to the style, its num and that num's list (17.9.21). */
  const levelsOf = (start: AbstractNumbering): readonly NumberingLevel[] => {
    let abstract = start
    const seen = new Set<AbstractNumbering>()
    while (abstract.numStyleLink !== null && abstract.levels.length === 0 && !seen.has(abstract)) {
      seen.add(abstract)
      const styleId = abstract.numStyleLink
      const viaStyle = instances.get(numIdOf(styles.get(styleId)?.pPr ?? '') ?? -1)
      const next =
        abstracts.get(viaStyle?.abstractId ?? -1) ?? ctx.numbering.abstracts.find((a) => a.styleLink === styleId)
      if (next === undefined) break
      abstract = next
    }
    return abstract.levels
  }

  const resolve = (numId: number): ListDefinition | null => {
    const instance = instances.get(numId)
    const abstract = abstracts.get(instance?.abstractId ?? -1)
    if (instance === undefined || abstract === undefined) return null
    const levels: (NumberingLevel | undefined)[] = []
    for (const level of levelsOf(abstract)) levels[level.level] = level
    const startsAnew = new Set<number>()
    for (const override of instance.overrides) {
      if (override.start !== null) startsAnew.add(override.level)
      const level = overridden(levels[override.level], override)
      if (level !== undefined) levels[override.level] = level
    }
    return { numId, list: abstract.id, levels, startsAnew }
  }

  return {
    find: (numId) => {
      if (!found.has(numId)) found.set(numId, resolve(numId))
      return found.get(numId) ?? null
    },
  }
}

const known = new WeakMap<DocumentContext, Lists>()

/** The lists of a context, made on first use. */
export function listsOf(ctx: DocumentContext): Lists {
  let lists = known.get(ctx)
  if (lists === undefined) known.set(ctx, (lists = createLists(ctx)))
  return lists
}

function overridden(level: NumberingLevel | undefined, override: LevelOverride): NumberingLevel | undefined {
  const base = override.definition ?? level
  if (base === undefined) return undefined
  return {
    ...base,
    // startOverride wins over the start of the w:lvl beside it (17.9.26).
    start: override.start ?? base.start,
    // Word pays no attention to a lvlRestart inside an override ([MS-OI29500] on 17.9.10).
    restart: level === undefined ? null : level.restart,
  }
}

function numIdOf(pPr: string): number | null {
  const numPr = parseFragment(pPr).find((e) => e.name === 'w:numPr')
  const value = Number(child(numPr, 'w:numId')?.attrs['w:val'])
  return Number.isInteger(value) ? value : null
}
