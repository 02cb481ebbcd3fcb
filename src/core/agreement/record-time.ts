/**
 * Hybrid logical time: `2026-11-21T09:30:00.000Z-0002-1f0c9a3e` is the wall clock in UTC, a counter (4 hex digits) and the
 * first 8 hex digits of the device's key. Compared as text it orders records so that a record always comes after every
 * record its writer had seen, even when clocks disagree or are set back.
 */
const SHAPE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)-([0-9a-f]{4})-[0-9a-f]{8}$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const LAST_COUNT = 0xffff

/**
 * The time of the next record. `last` is the latest time in the archive, `now` the wall clock (ISO 8601, UTC, with
 * milliseconds), `device` the writer's public key in hex. Throws when one of them has another shape.
 */
export function nextRecordTime(last: string | undefined, now: string, device: string): string {
  if (!INSTANT.test(now)) throw new TypeError(`not an instant in UTC: ${now}`)
  const short = device.slice(0, 8)
  if (!/^[0-9a-f]{8}$/.test(short)) throw new TypeError(`not a device key: ${device}`)
  const previous = last === undefined ? undefined : parse(last)
  if (previous === undefined || now > previous.instant) return `${now}-0000-${short}`
  // The clock stands still or went back: count on from what was seen.
  if (previous.count < LAST_COUNT) return `${previous.instant}-${hex4(previous.count + 1)}-${short}`
  return `${new Date(Date.parse(previous.instant) + 1).toISOString()}-0000-${short}`
}

/** The wall-clock part: ISO 8601, UTC. Throws when `time` is not a record's time. */
export function instantOf(time: string): string {
  return parse(time).instant
}

export function isRecordTime(time: string): boolean {
  return SHAPE.test(time)
}

function parse(time: string): { instant: string; count: number } {
  const match = SHAPE.exec(time)
  if (match?.[1] === undefined || match[2] === undefined) throw new TypeError(`not a record time: ${time}`)
  return { instant: match[1], count: Number.parseInt(match[2], 16) }
}

const hex4 = (count: number): string => count.toString(16).padStart(4, '0')
