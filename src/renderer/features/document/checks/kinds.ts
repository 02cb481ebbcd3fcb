import type { FindingKind } from '../../../../core/document/checks/finding.ts'

/** What each kind is called, and why one would look at it. */
export const KINDS: Readonly<Record<FindingKind, { readonly title: string; readonly hint: string }>> = {
  'undefined-term': {
    title: 'Undefined terms',
    hint: 'Used with capitals like a defined term, but no definition was found.',
  },
  'miscased-term': {
    title: 'Terms without their capitals',
    hint: 'A defined term in lower case may not mean what is defined.',
  },
  'twice-defined': { title: 'Terms defined twice', hint: 'Two definitions of one term may differ.' },
  'unused-term': { title: 'Unused terms', hint: 'Defined, and then never used.' },
  'broken-reference': { title: 'Broken references', hint: 'What they refer to is not in this document.' },
  'stale-reference': { title: 'Stale references', hint: 'Fields that show a number which their clause no longer has.' },
  numbering: { title: 'Numbering', hint: 'Typed numbers that skip or repeat, and missing schedules.' },
  unbalanced: { title: 'Brackets and quotation marks', hint: 'Opened and never closed, or closed and never opened.' },
  placeholder: { title: 'Blanks and placeholders', hint: 'Still to be filled in or settled.' },
}
