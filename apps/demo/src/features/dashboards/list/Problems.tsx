import { Alert } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import type { DashboardProblem } from '../model/parseDashboard.js'
import classes from './Problems.module.css'

/** What is wrong with a file, and what to change. */
export function Problems({ title, problems }: { title: string; problems: readonly DashboardProblem[] }) {
  return (
    <Alert
      color="red"
      role="alert"
      title={title}
      icon={<IconAlertCircle size={18} aria-hidden="true" />}
      styles={{ title: { color: 'var(--text-bad)' } }}
    >
      <ul className={classes['problems']}>
        {problems.map(({ path, text }) => (
          <li key={`${path} ${text}`}>
            {path !== '' && (
              <>
                <code>{path}</code>:{' '}
              </>
            )}
            {text}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
