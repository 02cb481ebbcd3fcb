/** Where the keyboard goes and what it marks in a grid of rows. Pure: rows are known by their place, 0 for the first. */

/** The row that a key goes to from row `at`, of `count` with `page` of them in sight; null where the key goes nowhere. */
export function rowAfter(key: string, at: number, count: number, page: number): number | null {
  const to = target(key, at, count, Math.max(1, page - 1))
  return to === null ? null : Math.min(Math.max(to, 0), count - 1)
}

function target(key: string, at: number, count: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1
    case 'ArrowUp':
      return at - 1
    case 'PageDown':
      return at + page
    case 'PageUp':
      return at - page
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/** The ids from one row to another, both included, whichever comes first. */
export function idsBetween(ids: readonly string[], from: number, to: number): string[] {
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1)
}

export function toggled(marked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(marked)
  if (!next.delete(id)) next.add(id)
  return next
}

/** The rows to mount: those in sight and a few more on either side, so that none is missing while it scrolls. */
export function mountedRows(
  scrollTop: number,
  height: number,
  rowHeight: number,
  count: number,
): { readonly first: number; readonly end: number } {
  const first = Math.floor(scrollTop / rowHeight) - SPARE
  const end = Math.ceil((scrollTop + height) / rowHeight) + SPARE
  // In steps, so that scrolling by a row does not mean a new list at every row.
  return {
    first: Math.max(0, Math.floor(first / STEP) * STEP),
    end: Math.min(count, Math.max(0, Math.ceil(end / STEP) * STEP)),
  }
}

const SPARE = 6
const STEP = 4

/** The next row whose name begins with what was typed, from row `at` on and round again; null where there is none. */
export function rowNamed(names: readonly string[], typed: string, at: number): number | null {
  const wanted = typed.toLocaleLowerCase()
  // A second letter goes on with the row one is on; a first one goes to the next.
  const from = typed.length > 1 ? at : at + 1
  for (let step = 0; step < names.length; step++) {
    const row = (from + step) % names.length
    if (names[row]?.toLocaleLowerCase().startsWith(wanted) === true) return row
  }
  return null
}
