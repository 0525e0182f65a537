import type { ErrorComponentProps } from '@tanstack/react-router'
import { describeError } from '../components/states/describeError.js'
import classes from './PageError.module.css'

/** A page that could not be shown: its code did not load, or it has a defect. Plain: it must not fail to load itself. */
export function PageError({ error }: ErrorComponentProps) {
  const { title, advice, facts } = describeError(error)
  return (
    <main className={classes['page']} role="alert">
      <h1>{title}</h1>
      {[...advice, ...facts].map((line) => (
        <p key={line}>{line}</p>
      ))}
      <button type="button" onClick={() => location.reload()}>
        Load the page again
      </button>
    </main>
  )
}
