import { formatterOf } from '../../document/formatting.ts'
import type { DocumentContext } from '../../document/style-sheet.ts'

/** How a run stands: shown, hidden, or hidden by a tracked change, so that rejecting the change shows it. */
export type Visibility = 'shown' | 'hidden' | 'tracked'

/** Tells hidden text (w:vanish, ECMA-376 part 1, 17.3.2.41), whether the run itself or one of its styles hides it. */
export interface HiddenRuns {
  /**
   * @param style the paragraph style's id, null for the default one
   * @param rPr canonical XML of the children of w:rPr without rPrChange
   * @param old the same as it was before a tracked change; null without one
   */
  of(style: string | null, rPr: string, old: string | null): Visibility
}

export function hiddenRuns(context: DocumentContext): HiddenRuns {
  const formatter = formatterOf(context)
  return {
    of: (style, rPr, old) => {
      const hidden = formatter.run(style, rPr).vanish
      if (old === null) return hidden ? 'hidden' : 'shown'
      return hidden && formatter.run(style, old).vanish ? 'hidden' : hidden ? 'tracked' : 'shown'
    },
  }
}
