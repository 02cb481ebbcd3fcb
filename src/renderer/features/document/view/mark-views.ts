import type { Mark } from 'prosemirror-model'
import type { Revision } from '../../../../core/document/revision-attrs.ts'
import { REVISION_MARKS, type RevisionMark } from '../../../../core/document/schema.ts'
import { KIND_OF_MARK } from '../../../../core/revision/revisions.ts'
import { describe } from '../kinds.ts'
import type { ViewEnv } from './env.ts'

const TAGS: Readonly<Record<RevisionMark, 'ins' | 'del' | 'span'>> = {
  ins: 'ins',
  moveTo: 'ins',
  del: 'del',
  moveFrom: 'del',
  fmt: 'span',
}

type MakeMark = (mark: Mark) => { readonly dom: HTMLElement }

/** Revisions as the elements HTML has for them, in their party's colours; run properties as a class of the style sheet. */
export function markViews({ looks, authorClass }: ViewEnv): Record<string, MakeMark> {
  const revision =
    (name: RevisionMark): MakeMark =>
    (mark) => {
      const { author, date, utc, id } = mark.attrs as Revision
      const dom = document.createElement(TAGS[name])
      dom.className = `rev rev-${name} ${authorClass(author)}`
      dom.dataset['revision'] = id
      dom.title = describe(KIND_OF_MARK[name], author, date, utc)
      return { dom }
    }
  const run: MakeMark = (mark) => {
    const dom = document.createElement('span')
    dom.className = looks.runClass(mark.attrs.xml as string)
    return { dom }
  }
  const wrap: MakeMark = (mark) => {
    const dom = document.createElement('span')
    dom.className = `wrap wrap-${mark.attrs.kind as string}`
    return { dom }
  }
  return { ...Object.fromEntries(REVISION_MARKS.map((name) => [name, revision(name)])), rPr: run, wrap }
}
