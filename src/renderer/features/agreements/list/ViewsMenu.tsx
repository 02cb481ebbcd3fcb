import { Bookmark, BookmarkPlus, Check, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { USUAL_LIST, type ListView } from '../../../../core/api/list-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { isSameFilter } from './filter-words.ts'

export type Shown = Omit<ListView, 'name'>

interface ViewsMenuProps {
  readonly shown: Shown
  readonly views: readonly ListView[]
  readonly onShow: (view: Shown) => void
  readonly onSave: (views: ListView[]) => void
}

/** Filter, order and columns together, under a name. */
export function ViewsMenu({ shown, views, onShow, onSave }: ViewsMenuProps) {
  const [isNaming, setNaming] = useState(false)
  const current = views.find((view) => isSameView(view, shown))
  const isUsual = isSameView(USUAL_LIST, shown)
  return (
    <>
      <Menu
        label="Views"
        placement="bottom start"
        entries={[
          {
            id: 'usual',
            label: 'All agreements',
            ...(isUsual ? { icon: Check } : {}),
            run: () => onShow(USUAL_LIST),
          },
          ...views.map((view) => ({
            id: `view ${view.name}`,
            label: view.name,
            icon: view === current ? Check : Bookmark,
            run: () => onShow(view),
          })),
          null,
          { id: 'save', label: 'Save this view…', icon: BookmarkPlus, run: () => setNaming(true) },
          ...(current === undefined
            ? []
            : [
                {
                  id: 'delete',
                  label: `Delete the view “${current.name}”`,
                  icon: Trash2,
                  run: () => onSave(views.filter((view) => view !== current)),
                },
              ]),
        ]}
      >
        <Button>
          <Bookmark size={15} aria-hidden />
          {current?.name ?? (isUsual ? 'All agreements' : 'View')}
        </Button>
      </Menu>
      {isNaming ? (
        <NameDialog
          views={views}
          onClose={() => setNaming(false)}
          onName={(name) => {
            setNaming(false)
            onSave([...views.filter((view) => view.name !== name), { name, ...shown }])
          }}
        />
      ) : null}
    </>
  )
}

function isSameView(a: Shown, b: Shown): boolean {
  return (
    isSameFilter(a.filter, b.filter) &&
    a.sort.column === b.sort.column &&
    a.sort.direction === b.sort.direction &&
    a.columns.join() === b.columns.join()
  )
}

interface NameDialogProps {
  readonly views: readonly ListView[]
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

function NameDialog({ views, onName, onClose }: NameDialogProps) {
  const [name, setName] = useState('')
  const isTaken = views.some((view) => view.name === name.trim())
  return (
    <Dialog
      title="Save this view"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form="view-form" isDisabled={name.trim() === ''}>
            {isTaken ? 'Replace view' : 'Save view'}
          </Button>
        </>
      }
    >
      <Form
        id="view-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') onName(name.trim())
        }}
      >
        <TextField
          label="Name of the view"
          hint={
            isTaken
              ? 'There is a view of this name. It will show what is shown now.'
              : 'Keeps the filters, the order and the columns on this computer.'
          }
          value={name}
          autoFocus
          autoComplete="off"
          onChange={setName}
        />
      </Form>
    </Dialog>
  )
}
