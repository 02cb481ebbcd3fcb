import { ChevronRight } from 'lucide-react'
import { clauseIndexAt } from '../../../../core/document/clauses.ts'
import type { EditorSession } from '../session.ts'
import { useStore } from '../store.ts'
import { pathTo, treeOf } from './tree.ts'

/** Where the caret is: the clause with those it stands in, each to go to. Drawn again when the clause changes. */
export function Breadcrumb({ session }: { readonly session: EditorSession }) {
  const outline = useStore(session.model, (m) => m.outline)
  const here = useStore(session.snapshot, (s) => clauseIndexAt(outline, s.head))
  if (here < 0) return <span className="status__gap" />
  return (
    <nav className="breadcrumb" aria-label="Clause at the caret">
      <ol>
        {pathTo(treeOf(outline), here).map((index) => {
          const { label, title, pos } = outline[index]!
          const name = [label.replace(/\.$/, ''), title].join(' ').trim()
          return (
            <li key={index}>
              <ChevronRight size={12} aria-hidden className="breadcrumb__mark" />
              <button
                type="button"
                className="breadcrumb__part"
                title={name}
                aria-current={index === here ? 'location' : undefined}
                onClick={() => session.showPosition(pos + 1)}
              >
                {name}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
