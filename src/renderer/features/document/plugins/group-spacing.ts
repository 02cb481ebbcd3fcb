import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { Formatter } from '../../../../core/document/formatting.ts'
import { schema } from '../../../../core/document/schema.ts'
import type { Extension } from '../extensions.ts'
import { px } from '../view/length.ts'
import { shownGroups, type Shown } from './sight.ts'

/**
 * How much closer two groups stand than their blocks' own spaces say, in twips. Inside a group the browser leaves the
 * larger of two neighbours' spaces; groups are boxes of their own, where both would be left.
 */
export function groupOverlap(before: Node, after: Node, formatter: Formatter): number {
  const above = before.lastChild
  const below = after.firstChild
  if (above?.type !== schema.nodes.paragraph || below?.type !== schema.nodes.paragraph) return 0
  const [a, b] = [above, below].map((p) => formatter.paragraph(p.attrs.pPr as string)) as [Format, Format]
  const isClose = a.contextualSpacing && b.contextualSpacing && a.styleId === b.styleId
  return isClose ? a.spacing.after + b.spacing.before : Math.min(a.spacing.after, b.spacing.before)
}

type Format = ReturnType<Formatter['paragraph']>

/** Sets it on the groups' elements, for those that changed and their followers alone. */
export const groupSpacingExtension: Extension = {
  plugins: (session) => [
    new Plugin({
      view: (view) => {
        let shown: readonly Node[] = []
        let elements: readonly Element[] = []
        let inSight: Shown = null
        const dress = (): void => {
          const groups = view.state.doc.children
          const sight = shownGroups(view.state)
          if ((groups === shown && sight === inSight) || session.looks.context.look.addsSpacing) return
          const isSeenAnew = sight !== inSight
          const now = isSeenAnew ? [...view.dom.children] : elements
          for (let i = 1; i < groups.length; i++) {
            // A group that comes into sight or leaves it gets another element.
            const isSame = groups[i] === shown[i] && groups[i - 1] === shown[i - 1]
            if (isSame && now[i] === elements[i]) continue
            const overlap = px(-groupOverlap(groups[i - 1]!, groups[i]!, session.looks.formatter))
            const dom = view.dom.children[i] as HTMLElement
            const value = overlap === 0 ? '' : `${overlap}px`
            if (dom.style.getPropertyValue('--overlap') !== value) dom.style.setProperty('--overlap', value)
          }
          shown = groups
          elements = now
          inSight = sight
        }
        dress()
        return { update: dress }
      },
    }),
  ],
}
