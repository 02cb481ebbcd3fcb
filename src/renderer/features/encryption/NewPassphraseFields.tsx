import { useSession } from '../../app/session.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { PassphraseField } from '../../ui/PassphraseField.tsx'
import { faultOf, type NewPassphrase } from './new-passphrase.ts'
import { useStrength } from './strength.ts'
import { StrengthMeter } from './StrengthMeter.tsx'
import './Encryption.css'

interface NewPassphraseFieldsProps {
  readonly value: NewPassphrase
  /** The archive's name, which is easily guessed. */
  readonly name: string
  /** The user tried to go on: what is wrong is said from now on. */
  readonly isTried: boolean
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  readonly onChange: (value: NewPassphrase) => void
}

/** A new passphrase, twice, with how hard it is to guess and what becomes of who forgets it. */
export function NewPassphraseFields({
  value,
  name,
  isTried,
  isDisabled = false,
  autoFocus = false,
  onChange,
}: NewPassphraseFieldsProps) {
  const { profile } = useSession().settings
  const strength = useStrength(value.passphrase, [name, profile.name, profile.organisation])
  const fault = isTried ? faultOf(value) : null
  return (
    <>
      <div>
        <PassphraseField
          label="New passphrase"
          value={value.passphrase}
          error={fault?.field === 'passphrase' ? fault.message : undefined}
          autoFocus={autoFocus}
          isDisabled={isDisabled}
          onChange={(passphrase) => onChange({ ...value, passphrase })}
        />
        <StrengthMeter strength={strength} />
      </div>
      <PassphraseField
        label="The same again"
        value={value.repeated}
        error={fault?.field === 'repeated' ? fault.message : undefined}
        isDisabled={isDisabled}
        onChange={(repeated) => onChange({ ...value, repeated })}
      />
      <Banner tone="warning">
        A lost passphrase cannot be recovered by anybody: without it the archive stays closed for ever. Keep a copy
        where you keep what must not be lost.
      </Banner>
    </>
  )
}
