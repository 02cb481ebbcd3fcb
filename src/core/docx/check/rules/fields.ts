import type { Place } from '../place.ts'
import type { RuleMaker } from '../rule.ts'
import { revisionsAround } from './revised.ts'

interface OpenField {
  readonly begin: Place
  readonly revisions: string
  separated: boolean
}

/** A complex field begins, may separate and ends within one story, also across paragraphs (ECMA-376 part 1, 17.16.18). */
export const fields: RuleMaker = (findings) => {
  const stories: OpenField[][] = []
  const disorder = (place: Place, what: string): void =>
    findings.error('field-disorder', place, `${what}: Word cannot tell the field's code from its result`)
  const sameRevisions = (field: OpenField, place: Place): void => {
    if (revisionsAround(place) === field.revisions) return
    const [there, here] = [field.revisions, revisionsAround(place)].map((r) => (r === '' ? 'no revision' : `w:${r}`))
    findings.error(
      'field-split-by-revision',
      place,
      `the field begins in ${there} and this part of it stands in ${here}: deciding one leaves half a field`,
    )
  }
  return {
    openStory: () => void stories.push([]),
    closeStory: () => {
      for (const { begin } of stories.pop()!) {
        findings.error(
          'field-unclosed',
          begin,
          'a field begins here and never ends: what follows is taken for its code',
        )
      }
    },
    enter: {
      'w:fldChar': (place) => {
        const open = stories.at(-1)!
        const field = open.at(-1)
        switch (place.attr('w:fldCharType')) {
          case 'begin':
            open.push({ begin: place, revisions: revisionsAround(place), separated: false })
            break
          case 'separate':
            if (field === undefined) disorder(place, 'a field separates that never began')
            else if (field.separated) disorder(place, 'a field separates twice')
            else {
              field.separated = true
              sameRevisions(field, place)
            }
            break
          case 'end':
            if (field === undefined) disorder(place, 'a field ends that never began')
            else {
              open.pop()
              sameRevisions(field, place)
            }
            break
          default:
            disorder(place, 'w:fldChar says neither begin, separate nor end')
        }
      },
    },
  }
}
