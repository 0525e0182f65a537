import { useMemo } from 'react'
import classes from './ExpressionText.module.css'
import { splitExpression } from './splitExpression.js'

/** An alarm expression with its parts in colours. Long ones wrap. */
export function ExpressionText({ expression }: { expression: string }) {
  const parts = useMemo(() => splitExpression(expression), [expression])
  return (
    <code className={classes['expression']}>
      {parts.map(({ text, kind, start }) => (
        <span key={start} data-kind={kind}>
          {text}
          {/* A long list of dimensions breaks between them, not within a word. */}
          {kind === 'other' && /[,{(]$/.test(text) && <wbr />}
        </span>
      ))}
    </code>
  )
}
