/** Text in a colour that the file names: as it is on a white page, light enough to read on a dark one. */
export function inkCss(hex: string): string {
  return `light-dark(${hex}, oklch(from ${hex} max(l, calc(0.93 - l * 0.3)) c h))`
}

/** A ground that the file names. On a dark page it turns dark too, for text keeps the page's ink on it. */
export function groundCss(hex: string): string {
  return `light-dark(${hex}, oklch(from ${hex} calc(0.24 + (1 - l) * 0.3) c h))`
}

/** Word writes automatic text white on a ground this dark. */
export function isDark(hex: string): boolean {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return r * 0.299 + g * 0.587 + b * 0.114 < 90
}
