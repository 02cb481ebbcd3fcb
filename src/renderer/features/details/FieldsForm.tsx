import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { AgreementDetail } from '../../../core/api/agreements.ts'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { notify } from '../../ui/notices.ts'
import { PAPERS } from '../../ui/papers.ts'
import { Suggest } from '../../ui/Suggest.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useOperation } from '../../useOperation.ts'
import { fieldsOf, writtenOf, type Written } from './fields.ts'

const CURRENCIES = Intl.supportedValuesOf('currency')

interface FieldsFormProps {
  readonly agreement: AgreementDetail
  readonly isReadOnly: boolean
}

/** Everything that is said of an agreement, to be said anew. What is not touched follows what is changed elsewhere. */
export function FieldsForm({ agreement, isReadOnly }: FieldsFormProps) {
  const { value: rows = [] } = useOperation('agreement.list', {})
  const [edits, setEdits] = useState<Partial<Written>>({})
  const [failure, setFailure] = useState<string>()
  const stored = writtenOf(agreement)
  const written = { ...stored, ...edits }
  const isChanged = JSON.stringify(written) !== JSON.stringify(stored)
  const read = fieldsOf(written, CURRENCIES)
  const faults = read.faults ?? {}
  const edit = (part: Partial<Written>) => setEdits({ ...edits, ...part })
  const known = (of: (row: (typeof rows)[number]) => string): string[] =>
    [...new Set(rows.map(of))].filter((text) => text !== '').sort(new Intl.Collator().compare)

  const save = async () => {
    if (read.fields === null) return
    const result = await call('agreement.change', { id: agreement.id, fields: read.fields })
    if (!result.ok) return setFailure(result.error.message)
    setFailure(undefined)
    setEdits({})
    notify({ tone: 'success', title: 'Details saved' })
  }

  return (
    <Form
      className="details__card details__form"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged) void save()
      }}
    >
      <h2>Details</h2>
      {failure === undefined ? null : <Banner tone="error">{failure}</Banner>}
      <TextField
        label="Title"
        value={written.title}
        isRequired
        isReadOnly={isReadOnly}
        autoComplete="off"
        error={faults.title}
        onChange={(title) => edit({ title })}
      />
      <Suggest
        label="Counterparty"
        hint="Who you negotiate with. Written into the names of exported documents."
        value={written.counterparty}
        options={known((row) => row.counterparty)}
        isReadOnly={isReadOnly}
        onChange={(counterparty) => edit({ counterparty })}
      />
      <Choice
        label="Whose paper"
        value={written.paper}
        options={PAPERS}
        isReadOnly={isReadOnly}
        onChange={(paper) => edit({ paper })}
      />
      <div className="details__pair">
        <Suggest
          label="Type"
          hint="Such as NDA or Services."
          value={written.kind}
          options={known((row) => row.kind)}
          isReadOnly={isReadOnly}
          onChange={(kind) => edit({ kind })}
        />
        <Suggest
          label="Owner"
          hint="Who of ours looks after it."
          value={written.owner}
          options={known((row) => row.owner)}
          isReadOnly={isReadOnly}
          onChange={(owner) => edit({ owner })}
        />
      </div>
      <div className="details__pair">
        <TextField
          label="Value"
          value={written.amount}
          isReadOnly={isReadOnly}
          autoComplete="off"
          inputMode="decimal"
          error={faults.amount}
          onChange={(amount) => edit({ amount })}
        />
        <TextField
          label="Currency"
          value={written.currency}
          isReadOnly={isReadOnly}
          autoComplete="off"
          maxLength={3}
          placeholder="EUR"
          error={faults.currency}
          onChange={(currency) => edit({ currency: currency.toUpperCase() })}
        />
      </div>
      <div className="details__pair">
        {DATES.map(({ id, label }) => (
          <TextField
            key={id}
            label={label}
            type="date"
            value={written[id]}
            isReadOnly={isReadOnly}
            error={faults[id]}
            onChange={(day) => edit({ [id]: day })}
          />
        ))}
      </div>
      <div className="details__actions">
        <Button type="submit" kind="primary" isDisabled={isReadOnly || !isChanged || read.fields === null}>
          Save details
        </Button>
        {isChanged ? (
          <Button kind="quiet" onPress={() => setEdits({})}>
            Discard changes
          </Button>
        ) : null}
      </div>
    </Form>
  )
}

const DATES = [
  { id: 'effectiveOn', label: 'Effective on' },
  { id: 'expiresOn', label: 'Expires on' },
  { id: 'dueOn', label: 'Answer due on' },
] as const
