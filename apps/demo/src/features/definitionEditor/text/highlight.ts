import { StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import { splitExpression } from '../../../components/alarm/splitExpression.js'
import { readExpression } from '../model/editExpression.js'

/** The parts of a text with their kinds; `undefined` while it is no expression. */
function decorate(text: string): DecorationSet | undefined {
  if (readExpression(text) === undefined) return undefined
  const marks = splitExpression(text).map(({ text: part, kind, start }) =>
    Decoration.mark({ attributes: { 'data-kind': kind } }).range(start, start + part.length),
  )
  return Decoration.set(marks, true)
}

/** Colours the text. While it is broken, the parts that were known keep their colours. */
export const highlight: StateField<DecorationSet> = StateField.define<DecorationSet>({
  create: ({ doc }) => decorate(doc.toString()) ?? Decoration.none,
  update(marks, transaction) {
    if (!transaction.docChanged) return marks
    return decorate(transaction.newDoc.toString()) ?? marks.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})
