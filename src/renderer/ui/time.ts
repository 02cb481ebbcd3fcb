const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
/** As the reader's own system writes it: "1:20 PM", "13:20". Everywhere the same. */
const clockFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })
const LOOK = { dateStyle: 'medium', timeStyle: 'short' } as const
const exactFormat = new Intl.DateTimeFormat(undefined, LOOK)
const asWrittenFormat = new Intl.DateTimeFormat(undefined, { ...LOOK, timeZone: 'UTC' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** "just now", "12 minutes ago", "yesterday, 14:02", "3 days ago", "12 Nov 2026". Takes ISO 8601. */
export function friendlyTime(iso: string, now: Date = new Date()): string {
  const then = new Date(iso)
  const age = now.getTime() - then.getTime()
  const days = Math.round((startOfDay(now) - startOfDay(then)) / DAY)
  if (age < MINUTE && days === 0) return 'just now'
  if (age < 60 * MINUTE && days === 0) return relative.format(-Math.floor(age / MINUTE), 'minute')
  if (days === 0) return `today, ${clockFormat.format(then)}`
  if (days === 1) return `yesterday, ${clockFormat.format(then)}`
  if (days > 1 && days < 7) return relative.format(-days, 'day')
  return dayFormat.format(then)
}

/** "12 Nov 2026, 14:02", in the reader's own zone. Takes ISO 8601. */
export function exactTime(iso: string): string {
  return exactFormat.format(new Date(iso))
}

/** The same of a local time that a file calls UTC. */
export function timeAsWritten(iso: string): string {
  return asWrittenFormat.format(new Date(iso))
}

/** Local date as "2026-11-21": what a lawyer's file name carries, not the UTC one. */
export function localDate(now: Date = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

/** "12 Nov 2026". Takes a date without a time, "2026-11-12", which is the same day in every zone. */
export function friendlyDate(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return dayFormat.format(new Date(year, month - 1, day))
}
