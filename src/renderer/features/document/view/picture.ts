import type { FloatAxis, ImageRef } from '../../../../core/docx/read/image.ts'

/** The picture at its size, no wider than its place; a labelled frame until it is there, and where it cannot be shown. */
export function picture(image: ImageRef, url: string): HTMLElement {
  const { width, height } = image
  const frame = document.createElement('span')
  const label = document.createElement('span')
  const img = document.createElement('img')
  frame.className = ['picture', ...floatClasses(image)].join(' ')
  label.className = 'picture__label'
  label.textContent = 'Picture'
  for (const [name, value] of Object.entries(pictureCss(image))) frame.style.setProperty(name, value)
  frame.style.width = `${width}px`
  if (width > 0 && height > 0) frame.style.aspectRatio = `${width} / ${height}`
  if (image.crop !== undefined) {
    const { top, right, bottom, left } = image.crop
    img.style.setProperty('object-view-box', `inset(${[top, right, bottom, left].map((n) => `${n * 100}%`).join(' ')})`)
  }
  img.alt = 'Picture'
  img.draggable = false
  img.decoding = 'async'
  img.hidden = true
  img.addEventListener('load', () => {
    label.remove()
    img.hidden = false
    frame.classList.add('picture--shown')
  })
  img.addEventListener('error', () => {
    img.remove()
    label.textContent = `Picture (${/\.(\w+)$/.exec(image.part)?.[1]?.toUpperCase() ?? 'unknown'})`
    frame.role = 'img'
    frame.ariaLabel = 'Picture, which cannot be shown here'
  })
  img.src = url
  frame.append(label, img)
  return frame
}

/** How a floating picture joins the flow. The sheet has no pages to place it on: only furniture has a paper's edge. */
export function floatClasses({ float }: ImageRef): string[] {
  if (float === undefined) return []
  if (float.wrap === 'topAndBottom') return ['picture--floats', 'picture--alone']
  if (float.wrap === 'none') return ['picture--floats', float.behind ? 'picture--behind' : 'picture--over']
  const { align, offset } = float.horizontal
  // Which side is the nearer one is only known where the file says so.
  const isRight = /right|outside/.test(align) || (align === '' && (offset ?? 0) > 240)
  return ['picture--floats', isRight ? 'picture--right' : 'picture--left']
}

/** Its place on a page with edges, as custom properties: from the paper's edge or from the text's. */
export function pictureCss({ float, width, height }: ImageRef): Record<string, string> {
  if (float === undefined) return {}
  const isPaper = float.horizontal.from === 'page'
  const across = isPaper ? (['0px', '0px'] as const) : (['var(--margin-left)', 'var(--margin-right)'] as const)
  const down = float.vertical.from === 'page' ? '0px' : 'var(--header-from)'
  return {
    '--float-x': place(float.horizontal, width, across, 'var(--page-width)'),
    '--float-y': place(float.vertical, height, [down, down], 'var(--margin-top)'),
  }
}

/** @param edges how far the stretch that it is placed along is from the paper's edges, @param whole from edge to edge */
function place(
  { offset, align }: FloatAxis,
  size: number,
  [before, after]: readonly [string, string],
  whole: string,
): string {
  if (align === 'center') return `calc((${before} + ${whole} - ${after} - ${size}px) / 2)`
  if (align === 'right' || align === 'outside') return `calc(${whole} - ${after} - ${size}px)`
  return `calc(${before} + ${offset ?? 0}px)`
}
