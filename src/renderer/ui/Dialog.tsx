import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useModality } from './modality.ts'
import './Dialog.css'

interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly isWide?: boolean
  /** While work runs that must not be left half done, Escape and a click outside do nothing. */
  readonly isBusy?: boolean
  readonly footer: ReactNode
  readonly children: ReactNode
  readonly onClose: () => void
}

export function Dialog({ title, isOpen, isWide = false, isBusy = false, footer, children, onClose }: DialogProps) {
  useModality(isOpen)
  return (
    <ModalOverlay
      className="dialog-scrim"
      isOpen={isOpen}
      isDismissable={false}
      isKeyboardDismissDisabled={isBusy}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={isWide ? 'dialog-frame dialog-frame--wide' : 'dialog-frame'}>
        <AriaDialog className="dialog">
          <Heading slot="title" level={2} className="dialog__title">
            {title}
          </Heading>
          <div className="dialog__body">{children}</div>
          <div className="dialog__footer">{footer}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
