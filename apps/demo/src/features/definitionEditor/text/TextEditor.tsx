import type { EditorView } from '@codemirror/view'
import { useMantineStyleNonce } from '@mantine/core'
import type { CompletionSource } from '@monasca/core/expression'
import { useEffect, useEffectEvent, useRef } from 'react'
import { createEditor, showText } from './createEditor.js'
import classes from './TextEditor.module.css'

export type TextEditorProps = {
  value: string
  onChange: (text: string) => void
  source: CompletionSource
  labelledBy: string
  describedBy: string
  /** Finds the field after a failed submission. */
  dataPath: string
  invalid: boolean
}

/** The text of an expression. Its code loads on demand. */
export function TextEditor(props: TextEditorProps) {
  const { value, source, labelledBy, describedBy, dataPath, invalid } = props
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const getNonce = useMantineStyleNonce()
  const handleChange = useEffectEvent(props.onChange)
  const getText = useEffectEvent(() => value)
  const complete = useEffectEvent(source)

  useEffect(() => {
    if (!parent.current) return
    const created = createEditor({
      parent: parent.current,
      text: getText(),
      attributes: {
        'aria-labelledby': labelledBy,
        'aria-describedby': describedBy,
        'data-path': dataPath,
        spellcheck: 'false',
      },
      nonce: getNonce?.() ?? '',
      source: (request, options) => complete(request, options),
      onChange: (text) => handleChange(text),
    })
    view.current = created
    return () => {
      view.current = null
      created.destroy()
    }
  }, [labelledBy, describedBy, dataPath, getNonce])

  useEffect(() => {
    if (view.current) showText(view.current, value)
  }, [value])

  return <div ref={parent} className={classes['editor']} data-invalid={invalid || undefined} />
}
