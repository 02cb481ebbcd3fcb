import type { Place } from '../place.ts'
import type { Handler, RuleMaker } from '../rule.ts'

/** Elements that come in pairs of one w:id, by the name their rules have (moves have a rule of their own). */
const PAIRS: readonly (readonly [kind: string, element: string])[] = [
  ['bookmark', 'w:bookmark'],
  ['comment-range', 'w:commentRange'],
  ['permission', 'w:perm'],
  ['custom-xml-range', 'w:customXmlInsRange'],
  ['custom-xml-range', 'w:customXmlDelRange'],
  ['custom-xml-range', 'w:customXmlMoveFromRange'],
  ['custom-xml-range', 'w:customXmlMoveToRange'],
]

/** Ranges begin and end within one story (ECMA-376 part 1, 17.13.2): Word drops half of one, and what points to it breaks. */
export const ranges: RuleMaker = (findings) => {
  const stories: Map<string, Place>[][] = []
  const enter: Record<string, Handler> = {}
  for (const [i, [kind, element]] of PAIRS.entries()) {
    const open = (): Map<string, Place> => stories.at(-1)![i]!
    enter[`${element}Start`] = (place) => void open().set(place.attr('w:id') ?? '', place)
    enter[`${element}End`] = (place) => {
      if (open().delete(place.attr('w:id') ?? '')) return
      findings.error(
        `${kind}-unopened`,
        place,
        `${place.name} ${place.attr('w:id') ?? ''} without a start in its story`,
      )
    }
  }
  return {
    openStory: () => void stories.push(PAIRS.map(() => new Map<string, Place>())),
    closeStory: () => {
      for (const [i, open] of stories.pop()!.entries()) {
        for (const [id, place] of open) {
          findings.error(`${PAIRS[i]![0]}-unclosed`, place, `${place.name} ${id} without an end in its story`)
        }
      }
    },
    enter,
  }
}

/** Of bookmarks that share a name the first stands and the others are ignored (17.13.6.2). Case does not tell names apart. */
export const bookmarkNames: RuleMaker = (findings) => {
  const seen = new Set<string>()
  return {
    enter: {
      'w:bookmarkStart': (place) => {
        const name = place.attr('w:name')
        if (name === undefined) {
          findings.error('bookmark-name-missing', place, 'a bookmark without a name: the schema requires one')
          return
        }
        if (seen.has(name.toLowerCase())) {
          findings.warning(
            'bookmark-name-duplicate',
            place,
            `another bookmark is named "${name}": Word ignores this one`,
          )
        }
        seen.add(name.toLowerCase())
      },
    },
  }
}
