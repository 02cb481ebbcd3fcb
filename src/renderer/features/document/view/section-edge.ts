import type { FurnitureKind, Section } from '../../../../core/document/sections.ts'
import type { SectionEdge } from '../plugins/sections.ts'
import type { ViewEnv } from './env.ts'
import { rule } from './rule.ts'
import { sectionVars } from './section-css.ts'
import { renderStory } from './story-view.ts'

const LABELS: Readonly<Record<Section['start'], string>> = {
  nextPage: 'Section break (next page)',
  continuous: 'Section break (same page)',
  nextColumn: 'Section break (next column)',
  evenPage: 'Section break (even page)',
  oddPage: 'Section break (odd page)',
}

/** Where a section ends: the foot of its paper, a strip of the ground, and the head of the next section's paper. */
export function sectionEdge({ ended, next }: SectionEdge, env: ViewEnv): HTMLElement {
  if (next.start === 'continuous' || next.start === 'nextColumn') return rule(LABELS[next.start])
  const edge = document.createElement('div')
  edge.className = 'sheet-edge'
  edge.contentEditable = 'false'
  const gap = document.createElement('div')
  gap.className = 'sheet-gap'
  gap.dataset['label'] = LABELS[next.start]
  edge.append(furnitureBox(ended, 'footer', 'other', env), gap, furnitureBox(next, 'header', 'first', env))
  return edge
}

/** The top or bottom margin of a page with what stands in it. */
export function furnitureBox(
  section: Section,
  kind: FurnitureKind,
  page: 'first' | 'other',
  env: ViewEnv,
): HTMLElement {
  const box = document.createElement('div')
  box.className = `furniture furniture--${kind}`
  box.ariaLabel = kind === 'header' ? 'Page header' : 'Page footer'
  box.role = 'group'
  for (const [name, value] of Object.entries(sectionVars(section))) box.style.setProperty(name, value)
  const doc = env.furniture.of(section, kind, page)
  if (doc !== null) box.append(...renderStory(doc, env))
  return box
}
