/** "1 record", "3,000 records". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** "12 kB", "3.4 MB". */
export function sizeOf(bytes: number): string {
  const megabytes = bytes / 1_000_000
  return megabytes < 1
    ? `${Math.ceil(bytes / 1000)} kB`
    : `${megabytes.toLocaleString('en', { maximumFractionDigits: 1 })} MB`
}

/** What no counterparty must read, of what an export holds. */
export function insideTalk(comments: number, notes: number): string {
  const parts = [
    ...(comments === 0 ? [] : [counted(comments, 'internal comment')]),
    ...(notes === 0 ? [] : [counted(notes, 'note')]),
  ]
  return parts.join(' and ')
}
