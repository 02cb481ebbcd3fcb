import type { Where } from '../finding.ts'
import type { Place } from '../place.ts'
import type { Handler, PartInfo, RuleMaker } from '../rule.ts'

interface Notes {
  readonly here: Map<string, { where: Where; special: boolean }>
  readonly references: Map<string, Where>
}

const where = (place: Place): Where => ({ part: place.part, path: place.path })

const STORY_NAMES: Readonly<Record<PartInfo['kind'], string>> = {
  body: 'the body',
  header: 'a header',
  footer: 'a footer',
  footnotes: 'a footnote',
  endnotes: 'an endnote',
  comments: 'a comment',
  other: 'no story',
}

/** No note in a header, footer or comment, nor in a note of its kind (17.11.3, 17.11.14); Word lets an endnote have a footnote. */
function isOut(story: PartInfo['kind'], kind: 'footnote' | 'endnote'): boolean {
  return story === 'header' || story === 'footer' || story === 'comments' || story === `${kind}s`
}

/** Every reference has its note and every note its reference (ECMA-376 part 1, 17.11); separators are referred to by the settings. */
export const notes: RuleMaker = (findings) => {
  const kinds = ['footnote', 'endnote'] as const
  const found = new Map<string, Notes>(kinds.map((kind) => [kind, { here: new Map(), references: new Map() }]))
  let story: PartInfo['kind'] = 'body'
  const enter: Record<string, Handler> = {}
  for (const kind of kinds) {
    const { here, references } = found.get(kind)!
    enter[`w:${kind}`] = (place) => {
      if (place.parent !== undefined) return
      const id = place.attr('w:id') ?? ''
      if (here.has(id))
        findings.error('note-id-duplicate', place, `another ${kind} has the id ${id}: one of them is lost`)
      else here.set(id, { where: where(place), special: !['normal', undefined].includes(place.attr('w:type')) })
    }
    enter[`w:${kind}Reference`] = (place) => {
      const id = place.attr('w:id') ?? ''
      if (!references.has(id)) references.set(id, where(place))
      if (isOut(story, kind)) {
        findings.error('note-in-note', place, `a ${kind} inside ${STORY_NAMES[story]}: there is none there to Word`)
      }
    }
  }
  return {
    startPart: (info) => {
      story = info.kind
    },
    enter,
    endPackage: () => {
      for (const [kind, { here, references }] of found) {
        for (const [id, at] of references) {
          if (!here.has(id)) findings.error('note-missing', at, `there is no ${kind} ${id}: Word refuses the file`)
        }
        for (const [id, note] of here) {
          if (note.special || references.has(id)) continue
          findings.warning('note-unreferenced', note.where, `nothing refers to ${kind} ${id}: Word does not show it`)
        }
      }
    },
  }
}
