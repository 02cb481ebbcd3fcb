import { requestExchange } from '../../exchange.ts'
import { Button } from '../../ui/Button.tsx'
import { useOperation } from '../../useOperation.ts'

/** In the settings: the proof that nothing in the archive was altered, and its history for others to check. */
export function VerifySection() {
  const { value } = useOperation('archive.current', {}, ['archive-changed'])
  const isClosed = value?.open == null
  return (
    <section className="settings__section" aria-labelledby="settings-verify">
      <h2 id="settings-verify">History</h2>
      <div className="settings__fields">
        <p className="field__hint">
          {isClosed
            ? 'Open an archive to verify it or to hand its history on.'
            : 'Everything that was done is signed and chained. Verifying finds what was altered, taken out or put in.'}
        </p>
        <Button isDisabled={isClosed} onPress={() => requestExchange({ kind: 'verify' })}>
          Verify archive…
        </Button>
        <Button isDisabled={isClosed} onPress={() => requestExchange({ kind: 'export', agreements: null })}>
          Export the whole archive with history…
        </Button>
      </div>
    </section>
  )
}
