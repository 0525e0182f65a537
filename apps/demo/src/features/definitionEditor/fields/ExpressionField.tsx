import { Button, Input, Text } from '@mantine/core'
import { formatExpression, parseExpression } from '@monasca/core/expression'
import { useRequester } from '@monasca/react'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useMemo, useState } from 'react'
import { lazyPart } from '../../../components/LazyPart.js'
import { Builder } from '../builder/Builder.js'
import { type ReadExpression, readExpression } from '../model/editExpression.js'
import { createCompletionSource } from '../text/createCompletionSource.js'
import { Diagnostics } from './Diagnostics.js'
import classes from './ExpressionField.module.css'

const { Part: TextEditor } = lazyPart(() => import('../text/TextEditor.js').then((code) => code.TextEditor))

export type ExpressionFieldProps = {
  value: string
  onChange: (text: string) => void
  error?: string | undefined
  dataPath: string
}

/** An expression as text and as conditions: two views of the same text. */
export function ExpressionField({ value, onChange, error, dataPath }: ExpressionFieldProps) {
  const id = useId()
  const client = useRequester()
  const queryClient = useQueryClient()
  const source = useMemo(() => createCompletionSource(client, queryClient), [client, queryClient])
  const read = useMemo(() => readExpression(value), [value])
  const last = useLast(read)
  const isEmpty = value.trim() === ''
  const canonical = read && formatExpression(parseExpression(value))
  return (
    <div className={classes['field']}>
      <div className={classes['head']}>
        <Input.Label labelElement="div" id={`${id}-label`}>
          Expression
        </Input.Label>
        {canonical !== undefined && canonical !== value && (
          <Button size="compact-xs" variant="subtle" onClick={() => onChange(canonical)}>
            Format
          </Button>
        )}
      </div>
      <div className={classes['text']}>
        <TextEditor
          value={value}
          onChange={onChange}
          source={source}
          labelledBy={`${id}-label`}
          describedBy={`${id}-help ${id}-problems`}
          dataPath={dataPath}
          invalid={error !== undefined}
        />
      </div>
      {error !== undefined && <Input.Error role="alert">{error}</Input.Error>}
      <Text size="xs" c="dimmed" id={`${id}-help`}>
        Ctrl+Space completes, Ctrl+Enter saves, Tab leaves the field.
      </Text>
      <Diagnostics id={`${id}-problems`} text={value} onChange={onChange} />
      <Builder
        read={isEmpty ? undefined : (read ?? last)}
        isBroken={!isEmpty && read === undefined}
        onChange={onChange}
      />
    </div>
  )
}

/** The last expression that could be read. */
function useLast(read: ReadExpression | undefined): ReadExpression | undefined {
  const [last, setLast] = useState(read)
  if (read !== undefined && read !== last) setLast(read)
  return read ?? last
}
