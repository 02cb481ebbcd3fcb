/**
 * Puts text on the clipboard. Through the document's own copy command: the session denies pages every permission, the
 * clipboard's among them, and a copy that the user asked for needs none.
 */
export function copyText(text: string): boolean {
  const write = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', write, { capture: true, once: true })
  const isDone = document.execCommand('copy')
  document.removeEventListener('copy', write, { capture: true })
  return isDone
}
