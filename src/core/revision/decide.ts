import type { Node } from 'prosemirror-model'
import { addedLists, listsInUse } from '../document/added-lists.ts'
import { decideStory } from './decide/blocks.ts'
import { carryBack } from './decide/carry-back.ts'
import { Case, type Decision, type Pick } from './decide/case.ts'
import { doomedEdges } from './decide/moves.ts'
import { decidedSection } from './decide/properties.ts'
import { changeInside } from './revisions-in-properties.ts'

export type { Decision, Pick } from './decide/case.ts'

/**
 * Accepts or rejects tracked changes as Word does (ECMA-376 part 1, 17.13.5).
 *
 * Pure and one pass: a block that no picked revision touches keeps its identity (===), and so does the document when
 * none is picked and no list that was added to it lies unused. Takes flat and grouped documents and returns the like. The revision of a row or cell decides whether it stays; the
 * revisions of the text in it are their own.
 *
 * @param pick chooses the revisions to decide; all of them when absent
 */
export function decide(doc: Node, decision: Decision, pick?: Pick): Node {
  const c = caseOf(decision, pick)
  return decideCase(carryBack(doc, c), c)
}

/** A decision to be made; what is a document of its own inside the one it is made of is decided as one. */
export function caseOf(decision: Decision, pick?: Pick): Case {
  return new Case(decision, pick, (story) => decide(story, decision, pick))
}

/** The same once places are carried back, leaving in `c` what each changed node was made from. */
export function decideCase(doc: Node, c: Case): Node {
  const made = decideSections(doc, c)
  const lists = listsInUse(made)
  // A list that only a rejected change brought goes with it.
  if (lists === addedLists(made)) return made
  const pruned = made.type.create({ ...made.attrs, lists }, made.content)
  c.origin.set(pruned, c.origin.get(made) ?? [doc])
  return pruned
}

function decideSections(doc: Node, c: Case): Node {
  c.doomed = doomedEdges(doc, c)
  const made = decideStory(doc, c)
  // A group, taken for a document of its own, has none.
  const sectPr = doc.attrs.sectPr as string | null | undefined
  const section = changeInside(sectPr, 'w:sectPrChange')
  if (section === null || !c.picks(section, 'sectionFormatting')) return made
  const decided = made.type.create({ ...made.attrs, sectPr: decidedSection(sectPr!, c.decision) }, made.content)
  c.origin.set(decided, c.origin.get(made) ?? [doc])
  return decided
}
