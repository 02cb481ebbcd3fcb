import { useEffect } from 'react'
import { notify as tell, type NewNotice } from '../../ui/notices.ts'

/** The agreement whose document is on screen: what is told here is about it, and goes when it is left. */
let shown: string | null = null

export function useNoticesAbout(agreement: string): void {
  useEffect(() => {
    shown = agreement
  }, [agreement])
}

export function notify(notice: NewNotice): void {
  tell({ about: shown, ...notice })
}

/** An operation's failure, as its message has it. */
export function notifyError(error: { readonly message: string }): void {
  notify({ tone: 'error', title: error.message })
}
