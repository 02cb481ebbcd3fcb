import { Columns3 } from 'lucide-react'
import { USUAL_COLUMNS } from '../../../../core/api/list-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { CheckBox } from '../../../ui/CheckBox.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { COLUMNS } from './columns.tsx'

interface ColumnsPanelProps {
  readonly columns: readonly string[]
  readonly onChange: (columns: string[]) => void
}

/** Which columns the list shows. The title is always there. */
export function ColumnsPanel({ columns, onChange }: ColumnsPanelProps) {
  const choose = (id: string, isShown: boolean) =>
    onChange(COLUMNS.map((c) => c.id).filter((known) => (known === id ? isShown : columns.includes(known))))
  return (
    <Panel
      label="Columns"
      trigger={
        <Button>
          <Columns3 size={15} aria-hidden />
          Columns
        </Button>
      }
    >
      <div className="columns" role="group" aria-label="Columns shown">
        {COLUMNS.filter(({ id }) => id !== 'title').map(({ id, label }) => (
          <CheckBox key={id} isSelected={columns.includes(id)} onChange={(isShown) => choose(id, isShown)}>
            {label}
          </CheckBox>
        ))}
      </div>
      <Button onPress={() => onChange([...USUAL_COLUMNS])}>Usual columns</Button>
    </Panel>
  )
}
