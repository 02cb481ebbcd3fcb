/** What a scrub says about a package: every trace found, by part, and what became of it. */

export type FindingKind =
  | 'property'
  | 'person'
  | 'author'
  | 'date'
  | 'rsid'
  | 'document-id'
  | 'comment'
  | 'hidden-text'
  | 'variable'
  | 'template'
  | 'external-link'
  | 'path'
  | 'field'
  | 'custom-xml'
  | 'data-binding'
  | 'mail-merge'
  | 'printer-settings'
  | 'thumbnail'
  | 'image-metadata'
  | 'embedded-file'
  | 'macro'
  | 'label'
  | 'signature'
  | 'add-in'
  | 'editor'
  | 'unreferenced-part'
  | 'not-searched'
  | 'zip'
  | 'leftover'

/** `locked` is for fields: they keep their last result and are not computed again. */
export type ScrubAction = 'removed' | 'replaced' | 'locked' | 'kept'

export interface Finding {
  readonly kind: FindingKind
  readonly action: ScrubAction
  readonly count: number
  /** At most three, shortened. */
  readonly examples: readonly string[]
  /** Why it was kept, or what it means; '' where there is nothing to add. */
  readonly reason: string
}

export interface PartReceipt {
  readonly part: string
  readonly change: 'unchanged' | 'edited' | 'removed'
  readonly findings: readonly Finding[]
}

export interface ScrubOptions {
  /** Keep who made each revision and when. */
  readonly keepAuthors: boolean
  /** Keep the comments, in the party's name unless authors are kept. */
  readonly keepComments: boolean
  /** What authors become. */
  readonly party: string
}

/** What was read, before and after, and found equal. */
export interface ScrubProof {
  readonly stories: number
  readonly paragraphs: number
  /** Characters shown as neither inserted nor deleted, as inserted, and as deleted. */
  readonly plain: number
  readonly inserted: number
  readonly deleted: number
}

export interface ScrubReceipt {
  readonly options: ScrubOptions
  /** Every part of the source in its order. */
  readonly parts: readonly PartReceipt[]
  readonly proof: ScrubProof
}

/** The date of everything that must have one: the first of a year that no negotiation can be in. */
export const NEUTRAL_DATE = '2000-01-01T00:00:00Z'

const MAX_EXAMPLES = 3
const MAX_EXAMPLE = 60

interface MutableFinding extends Finding {
  count: number
  examples: string[]
}

/** Collects findings by part, the same kind, action and reason in one. */
export class FindingLog {
  readonly #parts = new Map<string, Map<string, MutableFinding>>()

  add(part: string, kind: FindingKind, action: ScrubAction, example = '', reason = '', count = 1): void {
    let findings = this.#parts.get(part)
    if (findings === undefined) this.#parts.set(part, (findings = new Map()))
    const key = `${kind}\n${action}\n${reason}`
    let finding = findings.get(key)
    if (finding === undefined) findings.set(key, (finding = { kind, action, count: 0, examples: [], reason }))
    finding.count += count
    const short = shorten(example)
    if (short !== '' && finding.examples.length < MAX_EXAMPLES && !finding.examples.includes(short)) {
      finding.examples.push(short)
    }
  }

  of(part: string): readonly Finding[] {
    return [...(this.#parts.get(part)?.values() ?? [])]
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= MAX_EXAMPLE ? line : `${line.slice(0, MAX_EXAMPLE - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
