import { useRef, useState } from 'react'
import { Form } from 'react-aria-components'
import { call } from '../../../api.ts'
import { underWay } from '../../../running.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { Button } from '../../../ui/Button.tsx'
import { CheckBox } from '../../../ui/CheckBox.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { notify } from '../../../ui/notices.ts'
import { PAPERS } from '../../../ui/papers.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { CandidateList } from './CandidateList.tsx'
import { closeImport, useBatch, type Batch } from './candidates.ts'
import { importAll, type ImportChoice, type Progress } from './run.ts'

/** Makes agreements of Word documents: opened by `pickForImport`, `pickFolder` and `importDropped`, wherever the user is. */
export function ImportDialog({ onImported }: { readonly onImported: (ids: readonly string[]) => void }) {
  const batch = useBatch()
  if (batch === null) return null
  return <OpenDialog key={batch.candidates.map((c) => c.key).join()} batch={batch} onImported={onImported} />
}

interface OpenDialogProps {
  readonly batch: Batch
  readonly onImported: (ids: readonly string[]) => void
}

type Known = ReadonlyMap<string, Progress>

function OpenDialog({ batch, onImported }: OpenDialogProps) {
  const { candidates, skipped, isFolder } = batch
  const [choice, setChoice] = useState<ImportChoice>({
    counterparty: '',
    paper: 'theirs',
    onlyNew: isFolder,
    titles: new Map(candidates.map((c) => [c.key, c.title])),
  })
  const [known, setKnown] = useState<Known>(new Map())
  const [phase, setPhase] = useState<'asking' | 'running' | 'done'>('asking')
  const isStopped = useRef(false)
  const isOne = candidates.length === 1 && !isFolder
  const isBusy = phase === 'running'
  const change = (part: Partial<ImportChoice>) => setChoice({ ...choice, ...part })

  const run = async () => {
    isStopped.current = false
    setPhase('running')
    const told = new Map(known)
    // What came in on the first try stays in.
    const left = candidates.filter(({ key }) => told.get(key)?.state !== 'imported')
    const tell = (key: string, progress: Progress | null) => {
      if (progress === null) told.delete(key)
      else told.set(key, progress)
      setKnown(new Map(told))
    }
    // All of them are one: the archive is not locked between two.
    await underWay('an import', () => importAll(left, choice, tell, () => isStopped.current))
    finish(told)
  }

  const finish = (told: Known) => {
    const imported = [...told.values()].filter((p) => p.state === 'imported')
    const isWhole = imported.length === candidates.length
    if (imported.length > 0 && (isWhole || isOne)) {
      closeImport()
      report(imported)
      onImported(imported.map(({ id }) => id))
    } else if (told.size === 0) closeImport()
    else setPhase(isOne ? 'asking' : 'done')
  }

  const stop = () => {
    isStopped.current = true
    void call('agreement.cancelImport', {})
  }
  const leave = () => {
    closeImport()
    const ids = [...known.values()].flatMap((p) => (p.state === 'imported' ? [p.id] : []))
    if (ids.length > 0) onImported(ids)
  }
  const [failure] = [...known.values()].flatMap((p) => (p.state === 'failed' ? [p.message] : []))

  return (
    <Dialog
      title={isOne ? 'New agreement' : `${candidates.length} new agreements`}
      isOpen
      isWide={!isOne}
      isBusy={isBusy}
      onClose={leave}
      footer={
        phase === 'done' ? (
          <>
            <Button key="again" onPress={() => void run()}>
              Try again
            </Button>
            <Button key="done" kind="primary" autoFocus onPress={leave}>
              Done
            </Button>
          </>
        ) : (
          <>
            {/* With keys of their own: what comes in the place of another takes the focus. */}
            {isBusy ? (
              <Button key="stop" autoFocus onPress={stop}>
                Stop
              </Button>
            ) : (
              <Button key="cancel" onPress={leave}>
                Cancel
              </Button>
            )}
            <Button kind="primary" type="submit" form="import-form" isDisabled={isBusy}>
              {isOne ? 'Create agreement' : 'Create agreements'}
            </Button>
          </>
        )
      }
    >
      {isOne && !isBusy && failure !== undefined ? (
        <Banner tone="error">
          {candidates[0]?.fileName}: {failure}
        </Banner>
      ) : null}
      <p role="status" className={phase === 'asking' ? 'visually-hidden' : 'dialog__lead'}>
        {statusLine(phase, known, candidates.length)}
      </p>
      <Form
        id="import-form"
        className="import-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBusy) void run()
        }}
      >
        {isOne ? (
          <TextField
            label="Title"
            hint={`From ${candidates[0]?.fileName ?? ''}`}
            value={choice.titles.get(candidates[0]?.key ?? '') ?? ''}
            autoFocus
            autoComplete="off"
            isDisabled={isBusy}
            onChange={(title) => change({ titles: new Map([[candidates[0]?.key ?? '', title]]) })}
          />
        ) : (
          <CandidateList
            candidates={candidates}
            titles={choice.titles}
            known={known}
            isAsking={phase === 'asking'}
            onTitle={(key, title) => change({ titles: new Map(choice.titles).set(key, title) })}
          />
        )}
        {phase === 'asking' || isOne ? (
          <>
            <TextField
              label={isOne ? 'Counterparty' : 'Counterparty of all of them'}
              hint="Who you negotiate with. It can be set or changed later."
              value={choice.counterparty}
              autoComplete="off"
              isDisabled={isBusy}
              onChange={(counterparty) => change({ counterparty })}
            />
            <Choice label="Whose paper" value={choice.paper} options={PAPERS} onChange={(paper) => change({ paper })} />
          </>
        ) : null}
        {isOne || phase !== 'asking' ? null : (
          <CheckBox isSelected={choice.onlyNew} onChange={(onlyNew) => change({ onlyNew })}>
            Leave out documents that are in the archive already
          </CheckBox>
        )}
      </Form>
      {skipped.length === 0 ? null : <Skipped lines={skipped} />}
    </Dialog>
  )
}

function Skipped({ lines }: { readonly lines: readonly string[] }) {
  return (
    <details className="import-skipped">
      <summary>{lines.length === 1 ? 'One file is left out' : `${lines.length} files are left out`}</summary>
      <ul className="selectable" tabIndex={0} aria-label="Files left out">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}

type Imported = Extract<Progress, { state: 'imported' }>

/** The import report, in the app's words: what came in, and what was remarked on the way. */
function report(imported: readonly Imported[]): void {
  const [first] = imported
  const isOne = imported.length === 1
  if (first === undefined) return
  notify({
    tone: 'success',
    title: isOne
      ? `“${first.title}” is in the archive. The original is kept as it came.`
      : `${imported.length} agreements are in the archive. The originals are kept as they came.`,
    details: imported.flatMap((a) => (isOne ? a.messages : a.messages.map((m) => `${a.title}: ${m}`))),
  })
}

/** In tens, for it is read out; short documents are read before a share of them could be told. */
function statusLine(phase: 'asking' | 'running' | 'done', known: Known, count: number): string {
  const having = (state: Progress['state']) => [...known.values()].filter((p) => p.state === state).length
  if (phase === 'done') {
    const imported = having('imported')
    const parts = [imported === 0 ? `None of ${count} came in` : `${imported} of ${count} are in the archive`]
    if (having('skipped') > 0) parts.push(`${having('skipped')} were there already`)
    if (having('failed') > 0) parts.push(`${having('failed')} could not be taken in`)
    const left = count - known.size
    if (left > 0) parts.push(`${left} were not begun`)
    return `${parts.join(', ')}.`
  }
  if (phase === 'asking') return ''
  const reading = [...known.values()].find((p) => p.state === 'reading')
  const what = count === 1 ? 'Importing…' : `Importing ${Math.max(1, known.size)} of ${count}…`
  const tens = Math.floor((reading?.done ?? 0) * 10) * 10
  return tens === 0 ? what : `${what} ${tens} %`
}
