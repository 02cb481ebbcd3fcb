import type { ComponentType } from 'react'
import { COMMENTS_TAB } from '../comments/CommentsTab.tsx'
import { CHANGES_TAB } from '../review/ChangesTab.tsx'
import type { EditorSession } from '../session.ts'

/** What a tab of the pane beside the page is told. */
export interface SideTabProps {
  readonly session: EditorSession
  readonly isDraft: boolean
}

export interface SideTab {
  /** What it is known by when it is asked for. */
  readonly id: string
  /** Names the tab, and the pane while the tab is shown. */
  readonly label: string
  /** How many things it holds, beside its name; shows nothing while that is not known. */
  readonly Count?: ComponentType<SideTabProps>
  readonly Content: ComponentType<SideTabProps>
}

/** The tabs of the pane beside the page, in order; the first is shown until another is chosen. */
export const SIDE_TABS: readonly [SideTab, ...SideTab[]] = [CHANGES_TAB, COMMENTS_TAB]
