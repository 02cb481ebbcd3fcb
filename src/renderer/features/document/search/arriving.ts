import { useEffect } from 'react'
import { groupText, positionOf } from '../../../../core/document/find/group-text.ts'
import { PARAGRAPH_END } from '../../../../core/document/find/query.ts'
import { normaliseText } from '../../../../core/document/text.ts'
import { setTarget, useTarget, type Target } from '../../../finding.ts'
import type { EditorSession } from '../session.ts'
import { lightUp } from './lighting.ts'

/** As much of a paragraph as tells it from others. */
const TELLING = 160

/** Goes to the clause that search opened this document for, as soon as it has arrived. */
export function useArriving(session: EditorSession): void {
  const target = useTarget()
  useEffect(() => {
    if (target === null || target.agreement !== session.agreement || target.round !== session.round) return
    let isDone = false
    const look = (): void => {
      if (isDone || !(goTo(session, target) || session.arrival.isWhole())) return
      isDone = true
      setTarget(null)
    }
    const stop = session.arrival.arrived.subscribe(look)
    // The page comes first.
    const timer = setTimeout(look, 50)
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [session, target])
}

/** By its words; where they stand more than once, or not at all any more, by its number. @returns whether it was there */
function goTo(session: EditorSession, { words, label }: Target): boolean {
  const heads = session.freshModel().outline
  const places = placesOf(session, words)
  const numbered = label === '' ? undefined : heads.find((head) => head.label === label && isBeside(head.pos, places))
  const place = places.find((p) => numbered !== undefined && p.from >= numbered.pos) ?? places[0]
  if (place === undefined) {
    const head = session.arrival.isWhole() ? heads.find((each) => each.label === label && label !== '') : undefined
    if (head === undefined) return false
    session.showPosition(head.pos + 1)
    return true
  }
  session.showPosition(place.from)
  lightUp(session.view, place.from, place.to)
  session.announce(label === '' ? 'The clause that was found' : `Clause ${label}`)
  return true
}

interface Place {
  readonly from: number
  readonly to: number
}

/** A number stands in schedules too: the one before these words is meant. */
function isBeside(pos: number, places: readonly Place[]): boolean {
  return places.length === 0 || places.some(({ from }) => from >= pos && from <= pos + 3)
}

function placesOf(session: EditorSession, words: string): Place[] {
  const [first = ''] = words.split('\n')
  const telling = first.slice(0, TELLING)
  const places: Place[] = []
  session.view.state.doc.forEach((group, offset) => {
    const source = groupText(group, false)
    let at = 0
    for (const text of source.text.split(PARAGRAPH_END)) {
      if (text !== '' && normaliseText(text).startsWith(telling)) {
        const [from, to] = [positionOf(source, at, false), positionOf(source, at + text.length, true)]
        places.push({ from: offset + 1 + from, to: offset + 1 + to })
      }
      at += text.length + PARAGRAPH_END.length
    }
  })
  return places
}
