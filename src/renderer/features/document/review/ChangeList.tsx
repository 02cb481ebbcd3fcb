import { ClipboardCopy } from 'lucide-react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'

interface ChangeListProps {
  readonly title: string
  readonly text: string
  readonly onCopy: () => void
  readonly onClose: () => void
}

/** The changes as plain text: nothing but words, in the order of the document. */
export function ChangeList({ title, text, onCopy, onClose }: ChangeListProps) {
  return (
    <Dialog
      title={title}
      isOpen
      isWide
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button kind="primary" onPress={onCopy}>
            <ClipboardCopy size={14} aria-hidden /> Copy as text
          </Button>
        </>
      }
    >
      {/* Scrolled by keys, so it takes the focus. */}
      <pre className="change-list selectable" role="document" aria-label="Changes" tabIndex={0}>
        {text}
      </pre>
    </Dialog>
  )
}
