import { autocompletion } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { type Diagnostic, linter, lintKeymap } from '@codemirror/lint'
import { Annotation, EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { type CompletionSource, lintExpression } from '@monasca/core/expression'
import { completeWith } from './completeWith.js'
import { highlight } from './highlight.js'

export type EditorOptions = {
  parent: HTMLElement
  text: string
  /** Attributes of the element that is edited. */
  attributes: Record<string, string>
  /** The nonce that the page's policy allows for style sheets. */
  nonce: string
  source: CompletionSource
  onChange: (text: string) => void
}

/** Marks changes that come from outside of the editor. */
const fromOutside = Annotation.define<boolean>()

/** An editor for expressions: one line that wraps, with colours, diagnostics and completion of the library. */
export function createEditor(options: EditorOptions): EditorView {
  const { parent, text, attributes, nonce, source, onChange } = options
  const extensions: Extension[] = [
    EditorView.cspNonce.of(nonce),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of(attributes),
    EditorView.updateListener.of((update) => {
      const isOwn = update.transactions.some(
        (transaction) => transaction.docChanged && !transaction.annotation(fromOutside),
      )
      if (isOwn) onChange(update.state.doc.toString())
    }),
    history(),
    bracketMatching(),
    highlight,
    linter(({ state }) => listDiagnostics(state.doc.toString()), { delay: 200 }),
    autocompletion({
      override: [completeWith(source)],
      icons: false,
      // Enter has no other meaning here, so it may follow at once.
      interactionDelay: 0,
      // After a function or a dimension's name, the next part follows at once.
      activateOnCompletion: ({ apply }) => typeof apply === 'string' && /[(=]$/.test(apply),
    }),
    placeholder('avg(cpu.user_perc{hostname=web1}, 300) > 90 times 2'),
    keymap.of([
      { key: 'Mod-Enter', run: ({ dom }) => submit(dom) },
      { key: 'Enter', run: () => true },
      ...lintKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
    joinLines,
  ]
  return new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) })
}

/** Shows another text. Only the part that differs is replaced, so that the cursor stays where it is. */
export function showText(view: EditorView, text: string): void {
  const wanted = text.replace(/\r\n?/g, '\n')
  const shown = view.state.doc.toString()
  if (shown === wanted) return
  let start = 0
  while (start < shown.length && shown[start] === wanted[start]) start++
  let same = 0
  const most = Math.min(shown.length, wanted.length) - start
  while (same < most && shown.at(-1 - same) === wanted.at(-1 - same)) same++
  view.dispatch({
    changes: { from: start, to: shown.length - same, insert: wanted.slice(start, wanted.length - same) },
    annotations: fromOutside.of(true),
  })
}

/** The threshold engine reads no line breaks: pasted ones become blanks. */
const joinLines = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.newDoc.lines === 1 || transaction.annotation(fromOutside)) {
    return transaction
  }
  const { newDoc } = transaction
  const breaks = Array.from({ length: newDoc.lines - 1 }, (_, index) => newDoc.line(index + 1).to)
  return [
    transaction,
    { changes: breaks.map((from) => ({ from, to: from + 1, insert: ' ' })), sequential: true },
  ]
})

function submit(dom: HTMLElement): boolean {
  dom.closest('form')?.requestSubmit()
  return true
}

function listDiagnostics(text: string): Diagnostic[] {
  // An empty field is not marked: nothing has been typed yet.
  if (text.trim() === '') return []
  return lintExpression(text).map(({ start, end, severity, message, fixes }) => ({
    from: start,
    to: end,
    severity,
    message,
    actions: fixes.map(({ title, edits }) => ({
      name: title,
      apply: (view: EditorView) =>
        view.dispatch({
          changes: edits.map((edit) => ({ from: edit.start, to: edit.end, insert: edit.text })),
        }),
    })),
  }))
}
