import type { FloatAxis, ImageRef } from '../../../../core/docx/read/image.ts'
import type { FurnitureKind, Section } from '../../../../core/document/sections.ts'
import { px } from '../view/length.ts'
import type { MarginPicture, MarginText } from './margin-text.ts'

/** A picture of a header or footer on the paper, in CSS px from its upper left corner. */
export interface PagePicture {
  readonly image: ImageRef
  readonly x: number
  readonly y: number
}

/** Where the pictures of a header or footer stand on a section's pages. */
export function pagePictures({ page }: Section, kind: FurnitureKind, text: MarginText): PagePicture[] {
  const top = kind === 'header' ? px(page.header) : px(page.height) - px(page.footer) - text.height
  return text.pictures.map((picture) => placed(page, picture, top + picture.top))
}

type Stretch = readonly [start: number, end: number]

function placed(page: Section['page'], { image, side }: MarginPicture, lineTop: number): PagePicture {
  const [width, height] = [px(page.width), px(page.height)]
  const column: Stretch = [px(page.left), width - px(page.right)]
  if (image.float === undefined) return { image, x: aligned(column, side, image.width), y: lineTop }
  const across: Readonly<Record<string, Stretch>> = {
    page: [0, width],
    leftMargin: [0, column[0]],
    insideMargin: [0, column[0]],
    rightMargin: [column[1], width],
    outsideMargin: [column[1], width],
  }
  const text: Stretch = [px(page.top), height - px(page.bottom)]
  const down: Readonly<Record<string, Stretch>> = {
    page: [0, height],
    margin: text,
    topMargin: [0, text[0]],
    bottomMargin: [text[1], height],
  }
  const { horizontal, vertical } = image.float
  return {
    image,
    x: along(across[horizontal.from] ?? column, horizontal, image.width),
    y: along(down[vertical.from] ?? [lineTop, lineTop], vertical, image.height),
  }
}

function along(stretch: Stretch, { offset, align }: FloatAxis, size: number): number {
  return offset === null ? aligned(stretch, align, size) : stretch[0] + offset
}

/** Inside and outside are told by odd and even pages: here all are odd ones (ECMA-376 part 1, 20.4.3.1). */
function aligned([start, end]: Stretch, align: string, size: number): number {
  if (align === 'center') return (start + end - size) / 2
  return ['right', 'bottom', 'outside'].includes(align) ? end - size : start
}

/** What is drawn of a picture: its part and what is cut off. */
export function pictureKey({ part, crop }: ImageRef): string {
  return JSON.stringify([part, crop ?? null])
}

/** More than this many dots to a CSS pixel are not seen on paper. */
const DENSEST = 4

/**
 * The pictures as data that a page rule can name, by `pictureKey`: what a rule loads later, a print does not wait for. Those
 * that the engine cannot show are left out, as on the sheet.
 */
export async function drawPictures(
  images: readonly ImageRef[],
  urlOf: (part: string) => string,
): Promise<ReadonlyMap<string, string>> {
  const byKey = new Map(images.map((image) => [pictureKey(image), image]))
  const drawn = await Promise.all(
    [...byKey].map(async ([key, image]) => [key, await draw(image, urlOf(image.part)).catch(() => null)] as const),
  )
  return new Map(drawn.flatMap(([key, data]) => (data === null ? [] : [[key, data]])))
}

async function draw({ part, crop, width, height }: ImageRef, url: string): Promise<string | null> {
  const img = new Image()
  img.src = url
  await img.decode()
  const { top, right, bottom, left } = crop ?? { top: 0, right: 0, bottom: 0, left: 0 }
  const from = { width: img.naturalWidth * (1 - left - right), height: img.naturalHeight * (1 - top - bottom) }
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(Math.min(from.width, width * DENSEST)))
  canvas.height = Math.max(1, Math.round(Math.min(from.height, height * DENSEST)))
  const context = canvas.getContext('2d')
  if (context === null || from.width <= 0 || from.height <= 0) return null
  const corner = [img.naturalWidth * left, img.naturalHeight * top] as const
  context.drawImage(img, ...corner, from.width, from.height, 0, 0, canvas.width, canvas.height)
  // A photo as PNG is many times as large; what is drawn has edges that JPEG blurs.
  return /\.jpe?g$/i.test(part) ? canvas.toDataURL('image/jpeg', 0.9) : canvas.toDataURL()
}
