import { Plugin } from 'prosemirror-state'
import type { Extension } from '../extensions.ts'
import { showSideTab } from '../side/sideChoice.ts'
import { commentMarksPlugin } from './comment-marks.ts'
import { commentsOf } from './comments.ts'
import { COMMENTS_TAB_ID } from './tab-id.ts'

/** Comments on the page: their marks, and clicks on them. */
export const commentsExtension: Extension = {
  plugins: (session) => [
    commentMarksPlugin((key) => {
      commentsOf(session).pick(key)
      showSideTab(COMMENTS_TAB_ID)
    }),
    new Plugin({
      view: () => {
        // The session has its view and its stores once its constructor is through.
        queueMicrotask(() => commentsOf(session).start())
        return { destroy: () => commentsOf(session).stop() }
      },
    }),
  ],
}
