import type { SideTab, SideTabProps } from '../side/sideTabs.ts'
import { useStore } from '../store.ts'
import { commentsOf } from './comments.ts'
import { CommentsPane } from './CommentsPane.tsx'
import { COMMENTS_TAB_ID } from './tab-id.ts'

/** The document's comments as a tab of the pane beside the page. */
export const COMMENTS_TAB: SideTab = {
  id: COMMENTS_TAB_ID,
  label: 'Comments',
  Count: OpenCount,
  Content: CommentsPane,
}

function OpenCount({ session }: SideTabProps) {
  const count = useStore(commentsOf(session).state, (s) => s.threads?.filter((t) => !t.isResolved).length ?? null)
  return count === null ? null : <span className="side__count">{count.toLocaleString()}</span>
}
