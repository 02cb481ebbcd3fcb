import type { KeyboardEvent, RefObject } from 'react'
import { Input, SearchField } from 'react-aria-components'
import type { EditorSession } from '../session.ts'
import { findClauses } from './find.ts'
import { treeOf } from './tree.ts'

interface GoToClauseProps {
  readonly session: EditorSession
  readonly input: RefObject<HTMLInputElement | null>
  readonly query: string
  readonly onQuery: (query: string) => void
  /** It was gone to a clause, or given up. */
  readonly onLeave: () => void
}

/** Finds a clause by number or words. Enter goes to the one that is meant most likely, Esc back to the page. */
export function GoToClause({ session, input, query, onQuery, onLeave }: GoToClauseProps) {
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') {
      onLeave()
      session.view.focus()
    } else if (event.key === 'ArrowDown') {
      event.currentTarget.parentElement?.querySelector<HTMLElement>('.outline__entry[tabindex="0"]')?.focus()
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      const { outline } = session.freshModel()
      const { best } = findClauses(treeOf(outline), query)
      if (best < 0) {
        if (query.trim() !== '') session.announce(`No clause says “${query.trim()}”`)
        return
      }
      onLeave()
      session.showPosition(outline[best]!.pos + 1)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="outline__search" role="search" aria-label="Go to clause" onKeyDownCapture={press}>
      <SearchField className="field" aria-label="Go to clause" value={query} onChange={onQuery}>
        <Input className="field__input" placeholder="Go to clause" ref={input} />
      </SearchField>
    </div>
  )
}
