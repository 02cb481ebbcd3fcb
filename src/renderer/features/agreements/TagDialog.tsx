import { X } from 'lucide-react'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Suggest } from '../../ui/Suggest.tsx'
import { useOperation } from '../../useOperation.ts'
import { ask, type Target } from './acting.ts'
import { tag } from './deeds.ts'
import { named } from '../../ui/outcomes.ts'

/** Puts tags on agreements and takes them off: each at once, as often as wanted. */
export function TagDialog({ targets }: { readonly targets: readonly Target[] }) {
  const { value: rows = [] } = useOperation('agreement.list', {}, ['archive-changed', 'agreement-changed'])
  const [text, setText] = useState('')
  const ids = new Set(targets.map(({ id }) => id))
  const meant = rows.filter(({ id }) => ids.has(id))
  const counts = new Map<string, number>()
  for (const { tags } of meant) for (const name of tags) counts.set(name, (counts.get(name) ?? 0) + 1)
  const known = [...new Set(rows.flatMap(({ tags }) => tags))].sort(new Intl.Collator().compare)
  const name = text.trim()

  const put = async () => {
    if (await tag(targets, name, true)) setText('')
  }
  return (
    <Dialog
      title={`Tags of ${named(targets)}`}
      isOpen
      onClose={() => ask(null)}
      footer={
        <Button kind="primary" onPress={() => ask(null)}>
          Done
        </Button>
      }
    >
      <Form
        className="tagging"
        onSubmit={(event) => {
          event.preventDefault()
          if (name !== '') void put()
        }}
      >
        <Suggest label="Tag" value={text} options={known} autoFocus onChange={setText} />
        <Button type="submit" isDisabled={name === ''}>
          Add tag
        </Button>
      </Form>
      {counts.size === 0 ? (
        <p className="dialog__lead">No tags yet.</p>
      ) : (
        <ul className="tags" aria-label="Tags">
          {[...counts].map(([each, count]) => (
            <li key={each}>
              <Button
                className="chip"
                aria-label={`Take off the tag ${each}`}
                onPress={() => void tag(targets, each, false)}
              >
                {each}
                {count < meant.length ? ` (${count} of ${meant.length})` : ''}
                <X size={12} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
