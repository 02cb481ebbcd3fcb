import { Plugin } from 'prosemirror-state'

/** What is dropped on the page. (Copying, cutting and pasting: see paste/extension.ts.) */
export function transfer(warn: (message: string) => void): Plugin {
  return new Plugin({
    props: {
      handleDrop: (_view, event) => {
        const isFile = (event.dataTransfer?.files.length ?? 0) > 0
        if (!isFile) warn('Text cannot be dragged here yet. Cut it and paste it: both are tracked.')
        return true
      },
    },
  })
}
