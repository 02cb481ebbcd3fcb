import { redo, undo } from 'prosemirror-history'
import { keydownHandler } from 'prosemirror-keymap'
import { Plugin, type Command } from 'prosemirror-state'
import { enter, erase, typeText } from './commands.ts'
import { goToCell } from './cells.ts'
import type { Tracking } from './tracking.ts'

/** What keys ask of the session beside edits. */
export interface KeyActions {
  readonly toggleTracking: () => void
  readonly toggleMarks: () => void
  readonly goToRevision: (direction: 1 | -1) => void
  readonly decide: (decision: 'accept' | 'reject') => void
}

const chain =
  (...commands: readonly Command[]): Command =>
  (state, dispatch, view) =>
    commands.some((command) => command(state, dispatch, view))

const act =
  (action: () => void): Command =>
  () => {
    action()
    return true
  }

/** Word's keys. In a sealed round those that edit are left out. */
export function keys(actions: KeyActions, tracking: Tracking | null): Plugin {
  const reading: Record<string, Command> = {
    F8: act(() => actions.goToRevision(1)),
    'Shift-F8': act(() => actions.goToRevision(-1)),
    'Mod-Shift-8': act(actions.toggleMarks),
  }
  const editing: Record<string, Command> =
    tracking === null
      ? {}
      : {
          Enter: enter(tracking),
          'Shift-Enter': typeText(tracking, '\n'),
          'Mod-Shift-Space': typeText(tracking, '\u00a0'),
          Tab: chain(goToCell(1), typeText(tracking, '\t')),
          'Shift-Tab': goToCell(-1),
          Backspace: erase(tracking, -1, 'character'),
          'Shift-Backspace': erase(tracking, -1, 'character'),
          'Mod-Backspace': erase(tracking, -1, 'word'),
          'Alt-Backspace': erase(tracking, -1, 'word'),
          Delete: erase(tracking, 1, 'character'),
          'Mod-Delete': erase(tracking, 1, 'word'),
          'Alt-Delete': erase(tracking, 1, 'word'),
          'Mod-z': undo,
          'Mod-y': redo,
          'Mod-Shift-z': redo,
          'Mod-Shift-e': act(actions.toggleTracking),
          'Alt-a': act(() => actions.decide('accept')),
          'Alt-r': act(() => actions.decide('reject')),
        }
  const press = keydownHandler({ ...reading, ...editing })
  return new Plugin({
    props: {
      // While an input method composes, its keys are its own.
      handleKeyDown: (view, event) => !event.isComposing && press(view, event),
      handleDOMEvents: {
        // The menu and touch keyboards ask for undo and formatting without a key.
        beforeinput: (view, event) => {
          const command = BY_INPUT[event.inputType]?.(actions, tracking)
          if (command === undefined || !view.editable) return false
          event.preventDefault()
          return command(view.state, view.dispatch, view)
        },
      },
    },
  })
}

const BY_INPUT: Readonly<Record<string, (actions: KeyActions, tracking: Tracking | null) => Command>> = {
  historyUndo: () => undo,
  historyRedo: () => redo,
}
