import type { Found } from './rows.ts'

/** What is left of a draft. */
export interface DraftRemains {
  readonly agreement: string
  /** SHA-256 (hex) of the package it was made from; null where the row that says it was lost. */
  readonly base: string | null
  readonly projectionVersion: number | null
  readonly openedAt: string | null
  /** Folded documents that were found, the newest first. The base as it reads where there is none, or its text is ''. */
  readonly checkpoints: readonly { readonly version: number; readonly doc: string }[]
  /** In order. Numbers may be missing. */
  readonly steps: readonly { readonly version: number; readonly step: string; readonly isWhole: boolean }[]
}

/** Takes in the rows of drafts, and puts together what belongs to one. */
export class DraftsFound {
  readonly #drafts = new Map<string, Extract<Found, { of: 'draft' }>>()
  readonly #checkpoints = new Map<string, Extract<Found, { of: 'checkpoint' }>[]>()
  readonly #steps = new Map<string, Map<number, Extract<Found, { of: 'step' }>>>()

  take(found: Found | undefined): void {
    if (found?.of === 'draft') this.#drafts.set(found.agreement, found)
    if (found?.of === 'checkpoint' && found.isWhole) {
      this.#checkpoints.set(found.agreement, [...(this.#checkpoints.get(found.agreement) ?? []), found])
    }
    if (found?.of === 'step') {
      const steps = this.#steps.get(found.agreement) ?? new Map<number, typeof found>()
      this.#steps.set(found.agreement, steps)
      // Of two with one number the later is of the draft that is open.
      const other = steps.get(found.version)
      if (other === undefined || (other.isWhole === found.isWhole ? other.at < found.at : found.isWhole)) {
        steps.set(found.version, found)
      }
    }
  }

  result(): DraftRemains[] {
    const agreements = new Set([...this.#drafts.keys(), ...this.#steps.keys()])
    return [...agreements].map((agreement) => {
      const draft = this.#drafts.get(agreement)
      const checkpoints = this.#checkpoints.get(agreement) ?? []
      const steps = [...(this.#steps.get(agreement)?.values() ?? [])]
      return {
        agreement,
        base: draft?.base ?? null,
        projectionVersion: draft?.projectionVersion ?? null,
        openedAt: draft?.openedAt ?? null,
        checkpoints: checkpoints.map(({ version, doc }) => ({ version, doc })).sort((a, b) => b.version - a.version),
        steps: steps
          .map(({ version, step, isWhole }) => ({ version, step, isWhole }))
          .sort((a, b) => a.version - b.version),
      }
    })
  }
}
