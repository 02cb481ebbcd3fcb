import { PanelRightClose, PanelRightOpen } from 'lucide-react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { IconButton } from '../../../ui/IconButton.tsx'
import { usePane } from '../paneChoice.ts'
import { showSideTab, useSideChoice } from './sideChoice.ts'
import { SIDE_TABS, type SideTabProps } from './sideTabs.ts'
import './SidePane.css'

/** What stands beside the page, a tab at a time: the changes, and what others put there (see sideTabs.ts). */
export function SidePane(props: SideTabProps) {
  const [isOpen, setOpen] = usePane('review')
  const chosen = useSideChoice()
  const shown = SIDE_TABS.find((tab) => tab.id === chosen) ?? SIDE_TABS[0]
  if (!isOpen) {
    return (
      <aside className="side side--closed" aria-label={shown.label}>
        <IconButton
          icon={PanelRightOpen}
          label={`Show the ${shown.label.toLowerCase()}`}
          onPress={() => setOpen(true)}
        />
      </aside>
    )
  }
  return (
    <aside className="side" aria-label={shown.label} data-pane>
      <Tabs className="side__tabs" selectedKey={shown.id} onSelectionChange={(key) => showSideTab(String(key))}>
        <header className="side__head">
          <TabList className="side__list" aria-label="Beside the page">
            {SIDE_TABS.map(({ id, label, Count }) => (
              <Tab key={id} id={id} className="tab side__tab">
                {label}
                {Count === undefined ? null : <Count {...props} />}
              </Tab>
            ))}
          </TabList>
          <IconButton
            icon={PanelRightClose}
            label={`Hide the ${shown.label.toLowerCase()}`}
            onPress={() => setOpen(false)}
          />
        </header>
        {SIDE_TABS.map(({ id, Content }) => (
          <TabPanel key={id} id={id} className="side__panel">
            <Content {...props} />
          </TabPanel>
        ))}
      </Tabs>
    </aside>
  )
}
