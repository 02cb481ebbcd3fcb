import type { Section } from '../../../../core/document/sections.ts'
import { px } from './length.ts'

/** Below this a column is shown as wide as this: no contract is set narrower, but a broken file may be. */
const LEAST_COLUMN = 1440

/** The custom properties that everything on a section's paper is laid out by, in CSS px. */
export function sectionVars({ page, columns, columnGap }: Section): Readonly<Record<string, string>> {
  const text = page.width - page.left - page.right
  const column = Math.max(LEAST_COLUMN, (text - columnGap * (columns - 1)) / columns)
  return {
    '--page-width': `${px(page.width)}px`,
    '--page-height': `${px(page.height)}px`,
    '--margin-top': `${px(page.top)}px`,
    '--margin-right': `${px(page.right)}px`,
    '--margin-bottom': `${px(page.bottom)}px`,
    '--margin-left': `${px(page.left)}px`,
    '--header-from': `${px(page.header)}px`,
    '--footer-from': `${px(page.footer)}px`,
    // The sheet has no height to break columns at: text runs on in one column, as wide as each of them.
    '--column-spare': `${px(Math.max(0, text - column))}px`,
  }
}

/** The same as declarations for a class. */
export function sectionClass(section: Section): string {
  return Object.entries(sectionVars(section))
    .map(([name, value]) => `${name}:${value}`)
    .join(';')
}
