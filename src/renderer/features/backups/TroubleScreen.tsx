import { useState } from 'react'
import type { Trouble } from '../../../core/api/archive.ts'
import type { Backup } from '../../../core/api/backups.ts'
import type { Diagnosis, RescueReport } from '../../../core/api/rescue.ts'
import { call } from '../../api.ts'
import { openUnlocked } from '../../app/asking.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { useOperation } from '../../useOperation.ts'
import { BackupList } from './BackupList.tsx'
import { RescueReportView } from './RescueReportView.tsx'
import { fileName, RestoreDialog } from './RestoreDialog.tsx'
import './Backups.css'

interface TroubleScreenProps {
  readonly trouble: Trouble
  /** Another archive is open, or this one is. */
  readonly onOpened: () => void
}

/** An archive could not be opened: what the file is, what was kept, and every way out of it. */
export function TroubleScreen({ trouble, onOpened }: TroubleScreenProps) {
  const { path } = trouble
  const { value: found } = useOperation('rescue.diagnose', { path })
  const { value: listed } = useOperation('backup.list', { archive: path })
  const [chosen, setChosen] = useState<Backup>()
  const [report, setReport] = useState<RescueReport>()
  const [failure, setFailure] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const rescue = async () => {
    const picked = await call('host.pickNewArchive', { title: 'Rescue into', suggested: `Rescued ${fileName(path)}` })
    if (!picked.ok) return setFailure(picked.error.message)
    if (picked.value.path === null) return
    setBusy(true)
    setFailure(undefined)
    const rescued = await call('rescue.run', { path, to: picked.value.path })
    setBusy(false)
    if (rescued.ok) setReport(rescued.value)
    else setFailure(rescued.error.message)
  }
  const again = async () => {
    setBusy(true)
    const opened = await openUnlocked(path)
    setBusy(false)
    if (opened === 'cancelled') return
    if (opened.ok) onOpened()
    else setFailure(opened.error.message)
  }
  const dismiss = async () => {
    await call('archive.dismissTrouble', {})
    onOpened()
  }
  return (
    <div className="trouble" aria-busy={isBusy}>
      <div className="trouble__sheet">
        <h1 className="trouble__title" tabIndex={-1}>
          {report === undefined ? `${fileName(path)} could not be opened` : `Rescued from ${fileName(path)}`}
        </h1>
        <p className="trouble__path selectable">{path}</p>
        {failure === undefined ? null : <Banner tone="error">{failure}</Banner>}
        {report === undefined ? (
          <Findings trouble={trouble} found={found} />
        ) : (
          <RescueReportView report={report} onDone={() => void dismiss()} />
        )}
        {report === undefined ? (
          <div className="trouble__actions">
            {found?.canRescue === true ? (
              <Button isDisabled={isBusy} onPress={() => void rescue()}>
                {isBusy ? 'Looking for what is whole…' : 'Rescue into a new archive…'}
              </Button>
            ) : null}
            <Button isDisabled={isBusy} onPress={() => void again()}>
              Try to open it again
            </Button>
            <Button isDisabled={isBusy} onPress={() => void dismiss()}>
              Leave it
            </Button>
          </div>
        ) : null}
        {report === undefined && found?.canRestore === true && listed !== undefined && listed.backups.length > 0 ? (
          <section aria-labelledby="trouble-backups">
            <h2 id="trouble-backups" className="backups__heading">
              Backups of archives of this name
            </h2>
            <BackupList backups={listed.backups} onChoose={setChosen} />
          </section>
        ) : null}
      </div>
      {chosen === undefined ? null : (
        <RestoreDialog
          backup={chosen.path}
          archive={path}
          canReplace
          onClose={() => setChosen(undefined)}
          onRestored={() => {
            setChosen(undefined)
            onOpened()
          }}
        />
      )}
    </div>
  )
}

interface FindingsProps {
  readonly trouble: Trouble
  readonly found: Diagnosis | undefined
}

function Findings({ trouble, found }: FindingsProps) {
  if (found === undefined) return null
  // What opening said is more exact where the file by itself looks as it should.
  const message = found.what === 'archive' ? trouble.message : found.message
  return (
    <>
      <Banner tone="error">{message}</Banner>
      {found.advice.length === 0 ? null : (
        <>
          <p>What you can do:</p>
          <ul className="trouble__advice">
            {found.advice.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
