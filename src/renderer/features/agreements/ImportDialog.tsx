import { useRef, useState } from 'react'
import { Form } from 'react-aria-components'
import type { Paper } from '../../../core/agreement/agreement.ts'
import { call } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notify } from '../../ui/notices.ts'
import { PAPERS } from '../../ui/papers.ts'
import { TextField } from '../../ui/TextField.tsx'
import { closeImport, importAll, useCandidates, type Candidate, type ImportOutcome } from './importing.ts'

/** Makes agreements of Word documents: opened by `pickForImport` and `importDropped`, wherever the user is. */
export function ImportDialog({ onImported }: { readonly onImported: (ids: readonly string[]) => void }) {
  const candidates = useCandidates()
  if (candidates.length === 0) return null
  return <OpenDialog key={candidates.map((c) => c.key).join()} candidates={candidates} onImported={onImported} />
}

interface OpenDialogProps {
  readonly candidates: readonly Candidate[]
  readonly onImported: (ids: readonly string[]) => void
}

function OpenDialog({ candidates, onImported }: OpenDialogProps) {
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map(candidates.map((c) => [c.key, c.title])))
  const [counterparty, setCounterparty] = useState('')
  const [paper, setPaper] = useState<Paper>('theirs')
  const [step, setStep] = useState<number>()
  const [read, setRead] = useState(0)
  const [failures, setFailures] = useState<readonly string[]>([])
  const isStopped = useRef(false)
  const isBusy = step !== undefined
  const isOne = candidates.length === 1

  const run = async () => {
    const progress = {
      step: (at: number) => {
        setStep(at)
        setRead(0)
      },
      read: setRead,
      isStopped: () => isStopped.current,
    }
    const outcome = await importAll(candidates, { counterparty, paper, titles }, progress)
    setStep(undefined)
    if (outcome.imported.length > 0) {
      closeImport()
      report(outcome)
      onImported(outcome.imported.map((a) => a.id))
    } else if (outcome.failures.length === 0) closeImport()
    else setFailures(outcome.failures)
  }

  const stop = () => {
    isStopped.current = true
    void call('agreement.cancelImport', {})
  }

  return (
    <Dialog
      title={isOne ? 'New agreement' : `${candidates.length} new agreements`}
      isOpen
      isWide={!isOne}
      isBusy={isBusy}
      onClose={closeImport}
      footer={
        <>
          <Button onPress={isBusy ? stop : closeImport}>{isBusy ? 'Stop' : 'Cancel'}</Button>
          <Button kind="primary" type="submit" form="import-form" isDisabled={isBusy}>
            {isOne ? 'Create agreement' : 'Create agreements'}
          </Button>
        </>
      }
    >
      {failures.map((line) => (
        <Banner key={line} tone="error">
          {line}
        </Banner>
      ))}
      <Form
        id="import-form"
        className="import-form"
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        {candidates.map((candidate, at) => (
          <TextField
            key={candidate.key}
            label={isOne ? 'Title' : `Title ${at + 1}`}
            hint={`From ${candidate.fileName}`}
            value={titles.get(candidate.key) ?? ''}
            autoFocus={at === 0}
            autoComplete="off"
            isDisabled={isBusy}
            onChange={(title) => setTitles(new Map(titles).set(candidate.key, title))}
          />
        ))}
        <TextField
          label={isOne ? 'Counterparty' : 'Counterparty of all of them'}
          hint="Who you negotiate with. It can be set or changed later."
          value={counterparty}
          autoComplete="off"
          isDisabled={isBusy}
          onChange={setCounterparty}
        />
        <Choice label="Whose paper" value={paper} options={PAPERS} onChange={setPaper} />
      </Form>
      <p role="status" className="dialog__lead">
        {step === undefined ? '' : importingLine(step, candidates.length, read)}
      </p>
    </Dialog>
  )
}

/** The import report, in the app's words: what came in, what did not, and what was remarked on the way. */
function report({ imported, failures }: ImportOutcome): void {
  const [first] = imported
  const remarks = imported.flatMap((a) =>
    imported.length === 1 ? a.messages : a.messages.map((m) => `${a.title}: ${m}`),
  )
  if (first !== undefined) {
    const title =
      imported.length === 1
        ? `“${first.title}” is in the archive. The original is kept as it came.`
        : `${imported.length} agreements are in the archive. The originals are kept as they came.`
    notify({ tone: 'success', title, details: remarks })
  }
  for (const line of failures) notify({ tone: 'error', title: line })
}

/** In tens, for it is read out; short documents are read before a share of them could be told. */
function importingLine(step: number, count: number, read: number): string {
  const what = count === 1 ? 'Importing…' : `Importing ${step + 1} of ${count}…`
  const tens = Math.floor(read * 10) * 10
  return tens === 0 ? what : `${what} ${tens} %`
}
