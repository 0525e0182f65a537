import { type ComponentProps, type ReactNode, useId } from 'react'
import classes from './TextField.module.css'

export type TextFieldProps = ComponentProps<'input'> & {
  label: string
  description?: string | undefined
  error?: string | undefined
  /** At the right end of the field. */
  rightSection?: ReactNode
}

/** A labelled field for text, with its description above and its error below. */
export function TextField({ label, description, error, rightSection, ...props }: TextFieldProps) {
  const id = useId()
  const descriptionId = description === undefined ? undefined : `${id}-description`
  const errorId = error === undefined ? undefined : `${id}-error`
  return (
    <div className={classes['field']}>
      <label className={classes['label']} htmlFor={id}>
        {label}
      </label>
      {description !== undefined && (
        <p className={classes['description']} id={descriptionId}>
          {description}
        </p>
      )}
      <div className={classes['box']}>
        <input
          id={id}
          className={classes['input']}
          data-with-section={rightSection === undefined ? undefined : true}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={[errorId, descriptionId].filter(Boolean).join(' ') || undefined}
          {...props}
        />
        {rightSection}
      </div>
      {error !== undefined && (
        <p className={classes['error']} id={errorId}>
          {error}
        </p>
      )}
    </div>
  )
}
