import { Button } from '@mantine/core'
import { applyEdits, type Diagnostic, lintExpression } from '@monasca/core/expression'
import { IconAlertCircle, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useMemo } from 'react'
import classes from './Diagnostics.module.css'

const looks = {
  error: { word: 'Error', Icon: IconAlertCircle },
  warning: { word: 'Warning', Icon: IconAlertTriangle },
  info: { word: 'Note', Icon: IconInfoCircle },
} as const satisfies Record<Diagnostic['severity'], unknown>

export type DiagnosticsProps = {
  id: string
  text: string
  onChange: (text: string) => void
}

/** What is wrong with an expression or may surprise, with fixes to click. */
export function Diagnostics({ id, text, onChange }: DiagnosticsProps) {
  const diagnostics = useMemo(() => (text.trim() === '' ? [] : lintExpression(text)), [text])
  return (
    <div id={id} role="status" aria-label="Problems of the expression">
      {diagnostics.length > 0 && (
        <ul className={classes['list']}>
          {diagnostics.map(({ code, severity, message, start, end, fixes }) => {
            const { word, Icon } = looks[severity]
            return (
              <li key={`${code}-${start}-${end}`} className={classes['problem']} data-severity={severity}>
                <Icon size={14} aria-hidden="true" />
                <span>
                  <b>{word}</b>
                  {end > start && (
                    <>
                      {' '}
                      at <code className={classes['code']}>{excerpt(text.slice(start, end))}</code>
                    </>
                  )}
                  : {message}{' '}
                  {fixes.map((fix) => (
                    <Button
                      key={fix.title}
                      size="compact-xs"
                      variant="light"
                      onClick={() => onChange(applyEdits(text, fix.edits))}
                    >
                      {fix.title}
                    </Button>
                  ))}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}

function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
