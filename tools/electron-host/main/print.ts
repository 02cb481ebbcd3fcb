/** Paper sizes in inches, width by height (ISO 216 and ANSI). */
const PAPER: Record<string, readonly [number, number]> = {
  A0: [33.11, 46.81],
  A1: [23.39, 33.11],
  A2: [16.54, 23.39],
  A3: [11.69, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
  Ledger: [17, 11],
}

/** Electron's options for a PDF as the DevTools protocol wants them. @throws on an unknown page size. */
export function pdfParameters(options: Electron.PrintToPDFOptions): Record<string, unknown> {
  const { pageSize = 'Letter', margins = {}, ...rest } = options
  const paper = typeof pageSize === 'string' ? PAPER[pageSize] : ([pageSize.width, pageSize.height] as const)
  if (!paper) throw new Error(`Invalid pageSize ${JSON.stringify(pageSize)}`)
  const parameters: Record<string, unknown> = { ...rest, paperWidth: paper[0], paperHeight: paper[1] }
  for (const side of ['top', 'right', 'bottom', 'left'] as const) {
    const inches = margins[side]
    if (inches !== undefined) parameters[`margin${side.charAt(0).toUpperCase()}${side.slice(1)}`] = inches
  }
  return parameters
}
