import * as fc from 'fast-check'
import { EditorState } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { grouped } from '../../../src/core/document/groups.ts'
import { mapPlace, placeMap, type Place } from '../../../src/core/document/place-map.ts'
import { AnchorFinder, anchorOf } from '../../../src/core/document/text-anchor.ts'
import { decide } from '../../../src/core/revision/decide.ts'
import { deleteTracked, insertTracked, splitTracked, type Tracker } from '../../../src/core/revision/track.ts'
import { attrs, cell, del, doc, ins, p, row, tab, table } from '../../support/build.ts'

const at = (paraId: string) => attrs({ paraId })

const CONTRACT = doc(
  p(at('00000001'), 'Fees. The Supplier charges the Fees.'),
  p(at('00000002'), 'Liability. ', del('B', 'The Supplier'), ins('B', 'Each party'), ' is liable', tab(), 'for loss.'),
  table(row(cell(p(at('00000003'), 'The Supplier')), cell(p('pays')))),
  p(at('00000004'), 'Term. The Supplier may terminate.'),
)

/** Where the n-th (from 0) of these words are. */
function placeOf(document: Node, words: string, n = 0): Place {
  const found: Place[] = []
  document.descendants((node, pos) => {
    if (!node.isText) return
    for (let i = node.text!.indexOf(words); i >= 0; i = node.text!.indexOf(words, i + 1)) {
      found.push({ from: pos + i, to: pos + i + words.length })
    }
  })
  return found[n]!
}

const textOf = (document: Node, place: Place | null): string | null =>
  place === null
    ? null
    : document.textBetween(place.from, place.to, '\n', (leaf) => (leaf.type.name === 'tab' ? '\t' : ''))

const found = (document: Node, anchor: ReturnType<typeof anchorOf>): Place | null =>
  new AnchorFinder(document).find(anchor)

describe('what a stretch of text is found by', () => {
  it('finds every stretch of the same document where it was', () => {
    for (const document of [CONTRACT, grouped(CONTRACT)]) {
      for (let n = 0; n < 4; n++) {
        const place = placeOf(document, 'The Supplier', n)
        expect(found(document, anchorOf(document, place))).toEqual(place)
      }
    }
  })

  it('finds it across paragraphs and over a tab', () => {
    const place = { from: placeOf(CONTRACT, 'charges').from, to: placeOf(CONTRACT, 'loss').to }
    const anchor = anchorOf(CONTRACT, place)
    expect(anchor.quote).toBe('charges the Fees.\nLiability. The SupplierEach party is liable\tfor loss')
    expect(anchor.final).toBe('charges the Fees.\nLiability. Each party is liable\tfor loss')
    expect(found(CONTRACT, anchor)).toEqual(place)
  })

  it('finds it when the changes in it were accepted', () => {
    const place = { from: placeOf(CONTRACT, 'Liability').from, to: placeOf(CONTRACT, 'loss').to }
    const accepted = decide(CONTRACT, 'accept')
    expect(textOf(accepted, found(accepted, anchorOf(CONTRACT, place)))).toBe(
      'Liability. Each party is liable\tfor loss',
    )
  })

  it('finds it when its paragraph has moved, and keeps to its paragraph when its words are everywhere', () => {
    const moved = doc(CONTRACT.child(3), CONTRACT.child(0), CONTRACT.child(1))
    const anchor = anchorOf(CONTRACT, placeOf(CONTRACT, 'The Supplier', 3))
    expect(found(moved, anchor)).toEqual(placeOf(moved, 'The Supplier', 0))
  })

  it('stays with its paragraph when that says something else now', () => {
    const reworded = doc(p(at('00000001'), 'Nothing is charged.'), p('Other'))
    expect(textOf(reworded, found(reworded, anchorOf(CONTRACT, placeOf(CONTRACT, 'the Fees'))))).toBe(
      'Nothing is charged.',
    )
  })

  it('is not found when neither its words nor its paragraph are there', () => {
    expect(found(doc(p('Nothing of it')), anchorOf(CONTRACT, placeOf(CONTRACT, 'the Fees')))).toBeNull()
  })

  it('does not take a short word elsewhere for its own', () => {
    const other = doc(p('We pay the Fees elsewhere, which is another thing.'), p('More'))
    expect(found(other, anchorOf(CONTRACT, placeOf(CONTRACT, 'the Fees')))).toBeNull()
  })

  it('finds a mere place by the words before it', () => {
    const { to } = placeOf(CONTRACT, 'Each party')
    const place = { from: to, to }
    expect(found(CONTRACT, anchorOf(CONTRACT, place))).toEqual(place)
  })

  it('holds no half of a character', () => {
    const emoji = doc(p('😀'.repeat(60)))
    const anchor = anchorOf(emoji, { from: 61, to: 71 })
    for (const text of Object.values(anchor)) if (typeof text === 'string') expect(text.isWellFormed()).toBe(true)
  })
})

describe('places that move with steps', () => {
  const tracker: Tracker = { author: 'A', date: '2024-01-02T03:04:05Z', newId: () => `c${++last}` }
  let last = 100
  const base = grouped(CONTRACT)

  function after(place: Place, edit: (tr: EditorState['tr']) => void): { doc: Node; place: Place } {
    const { tr } = EditorState.create({ doc: base })
    edit(tr)
    let now = place
    tr.steps.forEach((step, i) => (now = mapPlace(now, placeMap(step, tr.docs[i]!))))
    return { doc: tr.doc, place: now }
  }

  it('keep their text through a tracked deletion of it, of more and of less', () => {
    const place = placeOf(base, 'the Fees')
    const all = { from: placeOf(base, 'Fees. The').from, to: place.to + 1 }
    for (const range of [place, all, { from: place.from + 2, to: place.to - 2 }]) {
      const edited = after(place, (tr) => deleteTracked(tr, range.from, range.to, tracker))
      expect(textOf(edited.doc, edited.place)).toBe('the Fees')
    }
  })

  it('grow with what is typed inside and not with what is typed beside them', () => {
    const place = placeOf(base, 'the Fees')
    const inside = after(place, (tr) => insertTracked(tr, place.from + 4, place.from + 4, 'agreed ', tracker))
    expect(textOf(inside.doc, inside.place)).toBe('the agreed Fees')
    const beside = after(place, (tr) => insertTracked(tr, place.to, place.to, ' due', tracker))
    expect(textOf(beside.doc, beside.place)).toBe('the Fees')
  })

  it('span the two paragraphs that theirs is split into', () => {
    const place = placeOf(base, 'the Fees')
    const edited = after(place, (tr) => splitTracked(tr, place.from + 4, tracker))
    expect(textOf(edited.doc, edited.place)).toBe('the \nFees')
  })

  it('are where the same text is, whatever is edited elsewhere', () => {
    const place = placeOf(base, 'is liable')
    const words = ['charges', 'Term.', 'pays', 'Liability']
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...words), fc.nat(2)), { maxLength: 12 }), (edits) => {
        let state = EditorState.create({ doc: base })
        let now = place
        for (const [word, kind] of edits) {
          const { tr } = state
          const { from, to } = placeOf(tr.doc, word) ?? { from: 0, to: 0 }
          if (from === 0) continue
          if (kind === 0) deleteTracked(tr, from, to, tracker)
          else if (kind === 1) insertTracked(tr, from + 2, to, 'x\ty', tracker)
          else splitTracked(tr, from, tracker)
          tr.steps.forEach((step, i) => (now = mapPlace(now, placeMap(step, tr.docs[i]!))))
          state = state.apply(tr)
        }
        expect(textOf(state.doc, now)).toBe(' is liable'.trim())
      }),
      { numRuns: 100, seed: 7 },
    )
  })
})
