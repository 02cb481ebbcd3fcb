import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { CheckBox } from '../../../ui/CheckBox.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { sectionsOf } from '../plugins/sections.ts'
import type { EditorSession } from '../session.ts'
import { px } from '../view/length.ts'
import { countText, type Counts } from './counts.ts'
import './reading.css'

interface WordCountProps {
  readonly session: EditorSession
  readonly onClose: () => void
}

/** How much text there is: in the document, and in what is selected. */
export function WordCountDialog({ session, onClose }: WordCountProps) {
  const [withDeleted, setWithDeleted] = useState(false)
  const { doc, selection } = session.view.state
  const whole = countText(doc, { withDeleted })
  const selected = selection.empty ? null : countText(doc, { withDeleted, range: selection })
  return (
    <Dialog
      title="Word count"
      isOpen
      onClose={onClose}
      footer={
        <Button kind="primary" onPress={onClose} autoFocus>
          Close
        </Button>
      }
    >
      <table className="counts">
        <thead>
          <tr>
            <td />
            {selected === null ? null : <th scope="col">Selection</th>}
            <th scope="col">Document</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([label, of]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {selected === null ? null : <td>{of(selected).toLocaleString()}</td>}
              <td>{of(whole).toLocaleString()}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Pages, about</th>
            {selected === null ? null : <td />}
            <td>{estimatedPages(session).toLocaleString()}</td>
          </tr>
        </tbody>
      </table>
      <CheckBox isSelected={withDeleted} onChange={setWithDeleted}>
        Count deleted text too
      </CheckBox>
      <p className="counts__note">
        {withDeleted
          ? 'Counted with what is marked as deleted.'
          : 'Counted as the text reads with every change accepted.'}{' '}
        Notes, headers and footers are not counted.
      </p>
    </Dialog>
  )
}

const ROWS: readonly (readonly [label: string, of: (counts: Counts) => number])[] = [
  ['Words', (c) => c.words],
  ['Characters with spaces', (c) => c.characters],
  ['Characters without spaces', (c) => c.letters],
  ['Paragraphs', (c) => c.paragraphs],
]

/** By the height of the text and of a page's text: what was never in sight has an estimated height. */
function estimatedPages(session: EditorSession): number {
  const { page } = sectionsOf(session.view.state).list[0]!
  const text = px(page.height - page.top - page.bottom)
  const scale = session.view.dom.currentCSSZoom
  return Math.max(1, Math.round(session.view.dom.getBoundingClientRect().height / scale / Math.max(1, text)))
}
