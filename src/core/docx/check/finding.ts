/**
 * `error`: Word refuses the file, repairs it or loses something of it. `warning`: it opens, but with something other than
 * what was meant, or in a way the standard leaves to the reader.
 */
export type Severity = 'error' | 'warning'

/** A part of the package and an element in it. */
export interface Where {
  readonly part: string
  /** Such as `w:body/w:p[12]/w:r[3]`; '' for the part as a whole. */
  readonly path: string
}

/** One thing that is wrong with a package. */
export interface Finding extends Where {
  /** Stable: tests and scripts know a finding by it. */
  readonly rule: string
  /** What it is and why it matters, in plain words. */
  readonly message: string
  readonly severity: Severity
}

/** A file broken in every paragraph is told from one broken in a thousand by a number, not by a longer list. */
const MOST_PER_RULE_AND_PART = 1000

/** Collects findings; of one rule in one part the first thousand are listed and the rest counted. */
export class Findings {
  readonly #list: Finding[] = []
  readonly #counts = new Map<string, { where: Where; rule: string; severity: Severity; count: number }>()

  error(rule: string, where: Where, message: string): void {
    this.#add(rule, where, message, 'error')
  }

  warning(rule: string, where: Where, message: string): void {
    this.#add(rule, where, message, 'warning')
  }

  #add(rule: string, where: Where, message: string, severity: Severity): void {
    const key = `${rule}\n${where.part}`
    let seen = this.#counts.get(key)
    if (seen === undefined) {
      seen = { where: { part: where.part, path: '' }, rule, severity, count: 0 }
      this.#counts.set(key, seen)
    }
    if (++seen.count > MOST_PER_RULE_AND_PART) return
    this.#list.push({ rule, part: where.part, path: where.path, message, severity })
  }

  list(): Finding[] {
    const cut = [...this.#counts.values()].filter((seen) => seen.count > MOST_PER_RULE_AND_PART)
    return this.#list.concat(
      cut.map(({ rule, where, severity, count }) => ({
        rule,
        ...where,
        message: `${count - MOST_PER_RULE_AND_PART} more of these in this part are not listed`,
        severity,
      })),
    )
  }
}
