import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { KeptPanel } from './KeptPanel.tsx'
import './Tabs.css'

interface OpenTab<T extends string> {
  readonly id: T
  readonly label: string
  readonly note?: string
  readonly isDisabled?: false
  /** Stays mounted while another tab is shown, with its scroll place and undo history. */
  readonly isKept?: boolean
  readonly content: ReactNode
}

interface DisabledTab {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly isDisabled: true
}

type TabEntry<T extends string> = OpenTab<T> | DisabledTab

interface TabsProps<T extends string> {
  readonly label: string
  readonly tabs: readonly TabEntry<T>[]
  readonly selected: T
  readonly onSelect: (id: T) => void
}

export function Tabs<T extends string>({ label, tabs, selected, onSelect }: TabsProps<T>) {
  const open = tabs.filter((tab) => tab.isDisabled !== true)
  const select = (key: string | number) => {
    const tab = open.find((t) => t.id === key)
    if (tab !== undefined) onSelect(tab.id)
  }
  return (
    <AriaTabs className="tabs" selectedKey={selected} onSelectionChange={select}>
      <TabList className="tabs__list" aria-label={label}>
        {tabs.map(({ id, label, note, isDisabled = false }) => (
          <Tab key={id} id={id} className="tab" isDisabled={isDisabled}>
            {label}
            {note === undefined ? null : <span className="tab__note">{note}</span>}
          </Tab>
        ))}
      </TabList>
      {open.map(({ id, content, isKept = false }) =>
        isKept ? (
          <KeptPanel key={id} id={id}>
            {content}
          </KeptPanel>
        ) : (
          <TabPanel key={id} id={id} className="tabs__panel">
            {content}
          </TabPanel>
        ),
      )}
    </AriaTabs>
  )
}
