import type { Where } from '../finding.ts'
import type { Place } from '../place.ts'
import { each, type Handler, type Rule, type RuleMaker } from '../rule.ts'
import { isWrapper } from './revised.ts'

type Side = 'moveFrom' | 'moveTo'
const SIDES: readonly Side[] = ['moveFrom', 'moveTo']

/** What is open in one story. A paragraph's mark comes before its content, in which its range may open. */
interface Story {
  readonly open: Record<Side, Map<string, Place>>
  readonly opened: Record<Side, number>
  marks: { side: Side; place: Place; before: number }[]
}

const newStory = (): Story => ({
  open: { moveFrom: new Map(), moveTo: new Map() },
  opened: { moveFrom: 0, moveTo: 0 },
  marks: [],
})

/**
 * A move has two sides, each a range with a start and an end of one id; w:name pairs the sides (ECMA-376 part 1,
 * 17.13.5.21-28). Word reads what stands outside a range, or has no other side, as a plain deletion or insertion.
 */
export const moves: RuleMaker = (findings) => {
  const names: Record<Side, Map<string, Where>> = { moveFrom: new Map(), moveTo: new Map() }
  const stories: Story[] = []
  const story = (): Story => stories.at(-1)!

  const start = (side: Side, place: Place): void => {
    const name = place.attr('w:name')
    if (name === undefined) findings.error('move-name-missing', place, 'this range of a move has no name to pair it by')
    else if (names[side].has(name)) {
      findings.warning('move-name-duplicate', place, `another ${side} range is named "${name}" too`)
    } else names[side].set(name, { part: place.part, path: place.path })
    story().open[side].set(place.attr('w:id') ?? '', place)
    story().opened[side]++
  }
  const end = (side: Side, place: Place): void => {
    if (!story().open[side].delete(place.attr('w:id') ?? '')) {
      findings.error('move-range-unopened', place, `this ${side} range ends here but begins nowhere in its story`)
    }
  }
  const outside = (side: Side, place: Place): void =>
    findings.warning(
      'move-outside-range',
      place,
      `${side} outside any ${side}RangeStart … End: its move cannot be found`,
    )
  const content = (side: Side, place: Place): void => {
    if (isWrapper(place)) {
      if (story().open[side].size === 0) outside(side, place)
    } else if (story().open[side].size === 0) story().marks.push({ side, place, before: story().opened[side] })
  }
  const endParagraph: Handler = () => {
    for (const { side, place, before } of story().marks) if (story().opened[side] === before) outside(side, place)
    story().marks = []
  }
  const both = (suffix: string, handle: (side: Side, place: Place) => void): Record<string, Handler> =>
    Object.assign({}, ...SIDES.map((side) => each([`w:${side}${suffix}`], (place) => handle(side, place)))) as Record<
      string,
      Handler
    >
  const rule: Rule = {
    openStory: () => void stories.push(newStory()),
    closeStory: () => {
      const { open } = stories.pop()!
      for (const side of SIDES) {
        for (const place of open[side].values()) {
          findings.error('move-range-unclosed', place, `this ${side} range begins here and never ends in its story`)
        }
      }
    },
    enter: { ...both('RangeStart', start), ...both('RangeEnd', end), ...both('', content) },
    leave: { 'w:p': endParagraph },
    endPackage: () => {
      for (const [side, other] of [SIDES, [...SIDES].reverse()] as [Side, Side][]) {
        for (const [name, where] of names[side]) {
          if (names[other].has(name)) continue
          findings.error(
            'move-unpaired',
            where,
            `the move "${name}" has a ${side} but no ${other}: half of it is missing`,
          )
        }
      }
    },
  }
  return rule
}
