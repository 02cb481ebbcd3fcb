import type { Node } from 'prosemirror-model'
import { createChecker, type Checks } from '../../src/core/document/checks/checker.ts'
import type { LabelledGroup } from '../../src/core/document/checks/group-facts.ts'
import { listFindings } from '../../src/core/document/checks/list.ts'
import { grouped } from '../../src/core/document/groups.ts'
import { createNumberer, type NumberLabel } from '../../src/core/document/numbering-labels.ts'
import { schema } from '../../src/core/document/schema.ts'
import { emptyContext, type DocumentContext } from '../../src/core/document/style-sheet.ts'

/** The groups of a grouped document with their labels, as the editor hands them to the checks. */
export function labelled(doc: Node, context: DocumentContext = emptyContext): LabelledGroup[] {
  const numberer = createNumberer(context)
  return doc.children.map((group) => {
    const labels: (NumberLabel | null)[] = []
    group.descendants((node) => {
      if (node.type !== schema.nodes.paragraph) return !node.isLeaf
      labels.push(numberer.next(node))
      return false
    })
    return { group, labels }
  })
}

export function checked(doc: Node, context: DocumentContext = emptyContext): Checks {
  return createChecker(context).check(
    labelled(doc.firstChild?.type === schema.nodes.group ? doc : grouped(doc), context),
  )
}

/** The findings of a document as lines: 'unused-term: Fee'. */
export function findings(doc: Node, context: DocumentContext = emptyContext): string[] {
  return listFindings(checked(doc, context)).map(({ kind, text }) => `${kind}: ${text}`)
}
