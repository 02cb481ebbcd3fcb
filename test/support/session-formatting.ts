import type * as fc from 'fast-check'
import type { DocumentContext } from '../../src/core/document/style-sheet.ts'
import { formatCommand } from '../core/revision/arbitrary-format.ts'
import { run, type FormatCommand } from '../core/revision/format-oracle.ts'
import { command, type Picked } from './session-command.ts'

/** The same command for a document with other styles: a style that it has in place of one that it has not. */
function fitted(it: FormatCommand, { styles }: DocumentContext): FormatCommand {
  if (it.is !== 'paragraphs' || it.change.kind !== 'style') return it
  const { id } = it.change
  if (id === null || styles.styles.some((style) => style.id === id)) return it
  const own = styles.styles.filter((style) => style.type === 'paragraph')
  return { is: 'paragraphs', change: { kind: 'style', id: own[id.length % own.length]?.id ?? null } }
}

/** What format buttons and list keys do, over the styles and lists of the document. */
export const FORMATTING_COMMANDS: readonly fc.WeightedArbitrary<Picked>[] = [
  command({
    name: 'formatting',
    weight: 8,
    arbitrary: formatCommand,
    run: (state, tracking, it, context) => {
      const tr = run(state, fitted(it, context), tracking.tracker(), context)
      return tr === null || typeof tr === 'string' ? null : tracking.settle(tr)
    },
  }),
]
