import { use, type ReactNode } from 'react'
import { useTabPanel } from 'react-aria'
import { TabListStateContext, TabsContext } from 'react-aria-components'

/** No element to watch. */
const UNWATCHED = { current: null }

interface KeptPanelProps {
  readonly id: string
  readonly children: ReactNode
}

/**
 * A tab's panel that stays mounted while another is shown. The library's own asks after every change in it whether
 * something in it can take the focus: with a document in it, that is a walk through the page at every key. There is always
 * something in this one. What is inside does not belong to these tabs: its own begin anew.
 */
export function KeptPanel({ id, children }: KeptPanelProps) {
  const state = use(TabListStateContext)
  const { tabPanelProps } = useTabPanel({ id }, state, UNWATCHED)
  // The library renders what stands in tabs once more, out of sight, to learn which tabs there are: not there.
  if (state === null) return null
  const isSelected = state.selectedKey === id
  return (
    <div
      className="tabs__panel"
      {...(isSelected ? { ...tabPanelProps, tabIndex: undefined } : { inert: true, 'data-inert': 'true' })}
    >
      <TabsContext value={null}>
        <TabListStateContext value={null}>{children}</TabListStateContext>
      </TabsContext>
    </div>
  )
}
