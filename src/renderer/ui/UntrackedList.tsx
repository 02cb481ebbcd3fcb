import type { UntrackedEdit } from '../../core/revision/untracked-edits.ts'
import { Button } from './Button.tsx'
import './UntrackedList.css'

interface UntrackedListProps {
  readonly edits: readonly UntrackedEdit[]
  /** How many are shown before the rest is counted. */
  readonly most?: number
  /** Shows one on the page. */
  readonly onShow?: (edit: UntrackedEdit) => void
}

const KINDS: Readonly<Record<UntrackedEdit['kind'], string>> = {
  insertion: 'Inserted',
  deletion: 'Deleted',
  replacement: 'Replaced',
  formatting: 'Formatted',
}

/** What was changed without being tracked, each with the paragraph it is in. */
export function UntrackedList({ edits, most = edits.length, onShow }: UntrackedListProps) {
  return (
    <ul className="untracked">
      {edits.slice(0, most).map((edit, i) => (
        <li key={`${i} ${edit.pos}`} className="untracked__item">
          <div>
            <strong>{KINDS[edit.kind]}</strong> {edit.old === '' ? null : <del>{said(edit.old)}</del>}
            {edit.old === '' || edit.now === '' ? null : ' → '}
            {edit.now === '' ? null : <ins>{said(edit.now)}</ins>}
          </div>
          <p className="untracked__where">in “{shortened(edit.paragraph)}”</p>
          {onShow === undefined ? null : (
            <Button kind="link" onPress={() => onShow(edit)}>
              Show on the page
            </Button>
          )}
        </li>
      ))}
      {edits.length > most ? <li className="untracked__more">and {edits.length - most} more</li> : null}
    </ul>
  )
}

/** "3 untracked changes" */
export function untrackedCount(edits: readonly UntrackedEdit[]): string {
  return edits.length === 1 ? '1 untracked change' : `${edits.length.toLocaleString()} untracked changes`
}

const LONGEST = 120

/** A paragraph's end is seen as the mark that Word shows for it. */
function said(text: string): string {
  return shortened(text.replaceAll('\n', '¶'))
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`
}
