import { Component, type ReactNode } from 'react'
import { ErrorNotice } from '../components/states/ErrorNotice.js'

/** Shows the error of a panel in its place, so that the other panels stay. Give it another `key` to try again. */
export class PanelBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    const { error } = this.state
    return error === undefined ? (
      this.props.children
    ) : (
      <ErrorNotice error={error} onRetry={() => this.setState({ error: undefined })} />
    )
  }
}
