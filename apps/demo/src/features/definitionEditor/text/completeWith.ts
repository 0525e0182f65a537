import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { type CompletionSource, completeExpression } from '@monasca/core/expression'

/** Connects the library's completion to the editor. A request for names ends when the user types on. */
export function completeWith(source: CompletionSource) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const controller = new AbortController()
    context.addEventListener('abort', () => controller.abort(), { onDocChange: true })
    const { signal } = controller
    try {
      const text = context.state.doc.toString()
      const { start, end, items } = await completeExpression(text, context.pos, source, { signal })
      // Signs alone, such as a comma, would only be in the way of typing.
      const isUseful =
        context.explicit || items.some(({ kind }) => kind !== 'punctuation' && kind !== 'operator')
      if (!isUseful || items.length === 0) return null
      const options = items.map(
        ({ label, insert, detail }): Completion => ({ label, apply: insert, ...(detail ? { detail } : {}) }),
      )
      return { from: start, to: end, options, filter: false }
    } catch {
      // Without names from the server, the text can be typed as before.
      return null
    }
  }
}
