import type { Agreement, Block } from './agreement.ts'
import type { CounterpartyDraft } from './redline.ts'
import { numberTargets } from './references.ts'
import type { Target } from './references.ts'

/** Who changed something and when, with an id unique in the file (ECMA-376 Part 1, 17.13.5). */
export interface Revision {
  readonly id: number
  readonly author: string
  readonly date: string
}

/** What rendering needs beside the block in hand. Revision ids are handed out in document order, so that builds repeat. */
export interface RenderContext {
  readonly target: (key: string) => Target
  readonly referredTo: ReadonlySet<string>
  readonly revision: (index: number) => Revision
}

/** Prepares the rendering of `blocks`; `draft` is whose redline it is, when it is one. */
export function renderContext(blocks: readonly Block[], draft?: CounterpartyDraft): RenderContext {
  const targets = numberTargets(blocks)
  let id = 1000
  return {
    target: (key) => found(targets.get(key), `reference to the unknown key ${key}`),
    referredTo: keysReferredTo(blocks),
    revision: (index) => {
      const change = found(draft?.tracked[index], `redline ${index}`)
      id += 1
      return { id, author: draft?.author ?? '', date: change.date }
    },
  }
}

/** Every text of an agreement: its paragraphs and the cells of its tables. */
export function textsOf(blocks: Agreement['blocks']): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block.text]
    return block.kind === 'table' ? block.rows.flat() : []
  })
}

function keysReferredTo(blocks: readonly Block[]): ReadonlySet<string> {
  const matches = textsOf(blocks).flatMap((text) => [...text.matchAll(/\{([a-z][\w.-]*)\}/g)])
  return new Set(matches.map((match) => match[1] ?? ''))
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no ${what}`)
  return value
}
