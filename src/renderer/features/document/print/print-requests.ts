type Listener = (isRedline: boolean) => Promise<void>

const listeners = new Set<Listener>()

/** Hears when a document is about to be printed, and may put what paper alone has on the sheet before it is. */
export function onPrint(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export async function announcePrint(isRedline: boolean): Promise<void> {
  await Promise.all([...listeners].map((listener) => listener(isRedline)))
}
