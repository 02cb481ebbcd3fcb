/** What paper says besides the text: the end of a redline, which view of the changes this is, or nothing. */
export type PrintedRemark = 'redline' | 'accepted' | 'original' | null

type Listener = (remark: PrintedRemark) => Promise<void>

const listeners = new Set<Listener>()

/** Hears when a document is about to be printed, and may put what paper alone has on the sheet before it is. */
export function onPrint(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export async function announcePrint(remark: PrintedRemark): Promise<void> {
  await Promise.all([...listeners].map((listener) => listener(remark)))
}
