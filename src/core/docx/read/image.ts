import type { Relationship } from '../package.ts'
import { child, elements, textOf, type XmlElement } from '../xml.ts'

/** A picture the renderer can show: the part that holds it and its size in CSS px. */
export interface ImageRef {
  readonly part: string
  readonly width: number
  readonly height: number
  /** Shares of the picture that are cut off at each side; absent where it is shown whole. */
  readonly crop?: Readonly<Record<'top' | 'right' | 'bottom' | 'left', number>>
  /** Where it floats; absent for one that stands in its line. */
  readonly float?: FloatPlace
}

/** The place of a floating picture (wp:anchor, ECMA-376 part 1, 20.4.2.3). */
export interface FloatPlace {
  readonly wrap: 'none' | 'square' | 'topAndBottom'
  readonly behind: boolean
  readonly horizontal: FloatAxis
  readonly vertical: FloatAxis
}

export interface FloatAxis {
  /** ST_RelFromH or ST_RelFromV: 'page', 'margin', 'column', 'paragraph' … */
  readonly from: string
  /** CSS px from there; null where it is aligned. */
  readonly offset: number | null
  /** 'left', 'center', 'right', 'top' …; '' where it has an offset. */
  readonly align: string
}

/** English Metric Units in a CSS pixel (914,400 to the inch, ECMA-376 part 1, 20.1.2.1). */
const EMU_PER_PX = 9525

/**
 * The picture inside a w:drawing, a w:pict, or an alternative that holds one, when it is embedded in this package; null for
 * anything else. Linked pictures are never fetched.
 */
export function imageOf(element: XmlElement, relationships: readonly Relationship[]): ImageRef | null {
  switch (element.name) {
    case 'w:drawing':
      return drawn(element, relationships)
    case 'w:pict':
      return vectorDrawn(element, relationships)
    case 'mc:AlternateContent':
      // Every part of it says the same in other words: the first picture is as good as the next.
      return firstOf(elements(element).flatMap(elements), (e) => imageOf(e, relationships))
    default:
      return null
  }
}

function firstOf<T>(list: readonly XmlElement[], get: (e: XmlElement) => T | null): T | null {
  for (const e of list) {
    const found = get(e)
    if (found !== null) return found
  }
  return null
}

function partOf(id: string | undefined, relationships: readonly Relationship[]): string | null {
  const relationship = relationships.find((r) => r.id === id)
  return relationship === undefined || relationship.external ? null : relationship.target
}

function drawn(element: XmlElement, relationships: readonly Relationship[]): ImageRef | null {
  const part = partOf(find(element, 'a:blip')?.attrs['r:embed'], relationships)
  const extent = find(element, 'wp:extent')
  // A picture beside a text box is not all that is drawn there.
  if (part === null || extent === undefined || find(element, 'w:txbxContent') !== undefined) return null
  const crop = cropOf(find(element, 'a:srcRect'))
  const anchor = child(element, 'wp:anchor')
  return {
    part,
    width: emu(extent.attrs['cx']),
    height: emu(extent.attrs['cy']),
    ...(crop === null ? {} : { crop }),
    ...(anchor === undefined ? {} : { float: floatOf(anchor) }),
  }
}

function emu(value: string | undefined): number {
  const n = Math.round(Number(value ?? 0) / EMU_PER_PX)
  return Number.isFinite(n) ? n : 0
}

/** a:srcRect counts thousandths of a percent; below nothing it would add a border, which is left out. */
function cropOf(rect: XmlElement | undefined): NonNullable<ImageRef['crop']> | null {
  const share = (name: string): number => {
    const n = Number(rect?.attrs[name] ?? 0) / 100_000
    return n > 0 && n < 1 ? n : 0
  }
  const crop = { top: share('t'), right: share('r'), bottom: share('b'), left: share('l') }
  return Object.values(crop).every((n) => n === 0) ? null : crop
}

function floatOf(anchor: XmlElement): FloatPlace {
  const wraps = elements(anchor).find((e) => e.name.startsWith('wp:wrap'))?.name
  const wrap =
    wraps === 'wp:wrapTopAndBottom'
      ? 'topAndBottom'
      : wraps === undefined || wraps === 'wp:wrapNone'
        ? 'none'
        : 'square'
  return {
    wrap,
    behind: /^(1|true)$/.test(anchor.attrs['behindDoc'] ?? ''),
    horizontal: axis(child(anchor, 'wp:positionH'), 'column'),
    vertical: axis(child(anchor, 'wp:positionV'), 'paragraph'),
  }
}

function axis(position: XmlElement | undefined, otherwise: string): FloatAxis {
  const offset = child(position, 'wp:posOffset')
  const align = child(position, 'wp:align')
  return {
    from: position?.attrs['relativeFrom'] ?? otherwise,
    offset: align === undefined ? emu(offset === undefined ? '0' : textOf(offset)) : null,
    align: align === undefined ? '' : textOf(align).trim(),
  }
}

/** An older picture: v:imagedata in a v:shape, whose CSS gives the size in points. */
function vectorDrawn(element: XmlElement, relationships: readonly Relationship[]): ImageRef | null {
  const shape = find(element, 'v:shape')
  const part = partOf(find(element, 'v:imagedata')?.attrs['r:id'], relationships)
  if (part === null || shape === undefined || find(element, 'w:txbxContent') !== undefined) return null
  const style = shape.attrs['style'] ?? ''
  const width = points(/(?:^|;)\s*width:\s*([\d.]+)(pt|in|px)/.exec(style))
  const height = points(/(?:^|;)\s*height:\s*([\d.]+)(pt|in|px)/.exec(style))
  return width === null || height === null ? null : { part, width, height }
}

const PX_PER = { pt: 4 / 3, in: 96, px: 1 } as const

function points(match: RegExpExecArray | null): number | null {
  return match === null ? null : Math.round(Number(match[1]) * PX_PER[match[2] as keyof typeof PX_PER])
}

function find(element: XmlElement, name: string): XmlElement | undefined {
  for (const e of elements(element)) {
    const found = e.name === name ? e : find(e, name)
    if (found !== undefined) return found
  }
  return undefined
}
