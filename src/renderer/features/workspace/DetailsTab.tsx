import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { AgreementDetail } from '../../../core/api/agreements.ts'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { notify } from '../../ui/notices.ts'
import { PAPERS } from '../../ui/papers.ts'
import { TextField } from '../../ui/TextField.tsx'

interface DetailsTabProps {
  readonly agreement: AgreementDetail
  readonly isReadOnly: boolean
}

export function DetailsTab({ agreement, isReadOnly }: DetailsTabProps) {
  const [title, setTitle] = useState(agreement.title)
  const [counterparty, setCounterparty] = useState(agreement.counterparty)
  const [paper, setPaper] = useState(agreement.paper)
  const [failure, setFailure] = useState<string>()
  const isNamed = title.trim() !== ''
  const isChanged = title !== agreement.title || counterparty !== agreement.counterparty || paper !== agreement.paper

  const save = async () => {
    const next = { id: agreement.id, title: title.trim(), counterparty: counterparty.trim(), paper }
    const result = await call('agreement.update', next)
    if (!result.ok) return setFailure(result.error.message)
    setFailure(undefined)
    setTitle(next.title)
    setCounterparty(next.counterparty)
    notify({ tone: 'success', title: 'Details saved' })
  }

  return (
    <div className="details">
      <Form
        className="details__form"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault()
          if (isNamed && isChanged) void save()
        }}
      >
        {failure === undefined ? null : <Banner tone="error">{failure}</Banner>}
        <TextField
          label="Title"
          value={title}
          isRequired
          isReadOnly={isReadOnly}
          autoComplete="off"
          error={isNamed ? undefined : 'An agreement needs a title.'}
          onChange={setTitle}
        />
        <TextField
          label="Counterparty"
          hint="Who you negotiate with. Written into the names of exported documents."
          value={counterparty}
          isReadOnly={isReadOnly}
          autoComplete="off"
          onChange={setCounterparty}
        />
        <Choice label="Whose paper" value={paper} options={PAPERS} isReadOnly={isReadOnly} onChange={setPaper} />
        <Button type="submit" kind="primary" isDisabled={isReadOnly || !isNamed || !isChanged}>
          Save details
        </Button>
      </Form>
    </div>
  )
}
