import { hasDialog } from '../../../ui/modality.ts'
import type { EditorSession } from '../session.ts'

/** The reading view: the page alone, to be read and not edited. Escape leaves it. */
export function enterReading(session: EditorSession): void {
  const ground = session.view.dom.closest<HTMLElement>('.doc__scroll')
  if (ground === null || isReading()) return
  const path: Element[] = []
  for (let e = ground.parentElement; e !== null && e !== document.body; e = e.parentElement) path.push(e)
  const leave = document.createElement('button')
  leave.type = 'button'
  leave.className = 'reading-leave button'
  leave.textContent = 'Leave the reading view (Esc)'
  const hidden = hiddenCount(session)
  const end = (): void => {
    hidden.end()
    for (const e of path) e.classList.remove('reading-path')
    ground.classList.remove('reading-end')
    leave.remove()
    removeEventListener('keydown', onKey, true)
    session.view.setProps({ editable: () => session.isEditable() })
    session.view.focus()
    session.announce('Reading view left')
    leaveCurrent = null
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || hasDialog()) return
    event.preventDefault()
    event.stopPropagation()
    end()
  }
  for (const e of path) e.classList.add('reading-path')
  ground.classList.add('reading-end')
  ground.append(hidden.dom, leave)
  leave.addEventListener('click', end)
  addEventListener('keydown', onKey, true)
  session.view.setProps({ editable: () => false })
  ground.tabIndex = -1
  ground.focus({ preventScroll: true })
  session.announce('Reading view. Press Escape to leave it')
  leaveCurrent = end
}

/** The status bar is away, but never the word that changes are hidden; where all markup is shown the style sheet hides it. */
function hiddenCount({ model }: EditorSession): { readonly dom: HTMLElement; readonly end: () => void } {
  const dom = document.createElement('p')
  dom.className = 'reading-hidden'
  const show = (): void => {
    const { length } = model.get().listed
    dom.hidden = length === 0
    dom.textContent = length === 1 ? '1 hidden change' : `${length.toLocaleString()} hidden changes`
  }
  show()
  const stop = model.subscribe(show)
  return {
    dom,
    end: () => {
      stop()
      dom.remove()
    },
  }
}

let leaveCurrent: (() => void) | null = null

export function isReading(): boolean {
  return leaveCurrent !== null
}

/** When its document goes away. */
export function leaveReading(): void {
  leaveCurrent?.()
}
