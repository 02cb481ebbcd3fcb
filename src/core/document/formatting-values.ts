import type { XmlElement } from '../docx/xml.ts'

const TWIPS_PER = new Map([
  ['', 1],
  ['pt', 20],
  ['pc', 240],
  ['pi', 240],
  ['in', 1440],
  ['cm', 1440 / 2.54],
  ['mm', 144 / 2.54],
])

function measure(value: string | undefined, unitless: number): number | undefined {
  const match = /^\s*([+-]?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?\s*$/.exec(value ?? '')
  if (match === null) return undefined
  const factor = match[2] === undefined ? unitless : TWIPS_PER.get(match[2])!
  return Math.round(Number(match[1]) * factor)
}

/** A length in twips: a plain number, or one with a unit as strict files write it (ST_UniversalMeasure, 22.9.2.15). */
export function twips(value: string | undefined): number | undefined {
  return measure(value, 1)
}

/** A font size in half-points, plain or with a unit. */
export function halfPoints(value: string | undefined): number | undefined {
  const plain = /^\s*\d+\s*$/.test(value ?? '')
  const size = measure(value, 1)
  return size === undefined || plain ? size : Math.round(size / 10)
}

/** A whole number; undefined for anything else. */
export function integer(value: string | undefined): number | undefined {
  return value !== undefined && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : undefined
}

/** ST_OnOff in both spellings; present without a value means on (ECMA-376 part 1, 22.9.2.7). */
export function isOn(value: string | undefined): boolean {
  return value === undefined || (value !== '0' && value !== 'false' && value !== 'off')
}

/** The w:val of an element. */
export function val(element: XmlElement | undefined): string | undefined {
  return element?.attrs['w:val']
}
