import { useState } from 'react'

/** Copies text, and returns which label was copied last. */
export function useCopy(): { copied: string | undefined; copy: (label: string, text: string) => void } {
  const [copied, setCopied] = useState<string>()
  const copy = (label: string, text: string) => {
    // A page on plain http has no clipboard; then the address bar is all there is.
    const clipboard = navigator.clipboard as Clipboard | undefined
    void clipboard?.writeText(text).then(
      () => setCopied(label),
      () => setCopied(undefined),
    )
  }
  return { copied, copy }
}
