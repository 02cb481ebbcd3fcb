import { WifiOff } from 'lucide-react'

/** The one promise a lawyer needs before opening a client's contract here. */
export function LocalOnly() {
  return (
    <p className="welcome__promise">
      <WifiOff size={16} aria-hidden />
      Everything stays on this computer. Counterpart never connects to a network.
    </p>
  )
}
