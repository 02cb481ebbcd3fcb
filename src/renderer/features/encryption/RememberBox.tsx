import { CheckBox } from '../../ui/CheckBox.tsx'

interface RememberBoxProps {
  readonly isSelected: boolean
  readonly isDisabled?: boolean
  readonly onChange: (isSelected: boolean) => void
}

/** Offered only where the system has a keychain. */
export function RememberBox(props: RememberBoxProps) {
  return (
    <div className="remember">
      <CheckBox {...props}>Remember on this computer</CheckBox>
      <p className="field__hint">
        Whoever can use your account here can then open it without the passphrase. The key is kept in the system’s
        keychain, the passphrase nowhere.
      </p>
    </div>
  )
}
