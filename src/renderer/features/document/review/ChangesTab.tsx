import type { SideTab, SideTabProps } from '../side/sideTabs.ts'
import { useStore } from '../store.ts'
import { ReviewPane } from './ReviewPane.tsx'
import './review.css'

/** The document's changes as a tab of the pane beside the page. */
export const CHANGES_TAB: SideTab = { id: 'changes', label: 'Changes', Count: ChangeCount, Content: ReviewPane }

function ChangeCount({ session }: SideTabProps) {
  const count = useStore(session.model, (m) => m.listed.length)
  const isKnown = useStore(session.model, (m) => m.isKnown)
  return isKnown ? <span className="side__count">{count.toLocaleString()}</span> : null
}
