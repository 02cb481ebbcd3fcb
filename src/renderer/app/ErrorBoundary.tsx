import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import './ErrorBoundary.css'

interface Crash {
  readonly error: Error | null
  readonly where: string
}

/** A bug in the window's own code ends here: it says what happened and what was kept, instead of a blank window. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, Crash> {
  override state: Crash = { error: null, where: '' }

  static getDerivedStateFromError(error: unknown): Partial<Crash> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(_error: Error, info: ErrorInfo): void {
    this.setState({ where: info.componentStack ?? '' })
  }

  override render(): ReactNode {
    const { error, where } = this.state
    if (error === null) return this.props.children
    return (
      <section className="crash selectable" role="alert">
        <h1 className="crash__title">This window stopped working</h1>
        <p>
          Counterpart ran into a mistake of its own. Your archive is untouched: sealed rounds are kept, and of the draft
          everything that was shown as saved. Load the window again to go on from there.
        </p>
        <Button kind="primary" autoFocus onPress={() => window.location.reload()}>
          Load the window again
        </Button>
        <details className="crash__details">
          <summary>What went wrong, for a report</summary>
          <pre tabIndex={0}>
            {error.message}
            {where}
          </pre>
        </details>
      </section>
    )
  }
}
