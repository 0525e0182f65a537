import { useId } from 'react'
import classes from './Choice.module.css'

export type ChoiceProps<value extends string> = {
  label: string
  choices: readonly { value: value; label: string }[]
  value: value
  onChange: (value: value) => void
}

/** One of a few choices, side by side. */
export function Choice<value extends string>({ label, choices, value, onChange }: ChoiceProps<value>) {
  const name = useId()
  return (
    <div className={classes['choice']} role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value} className={classes['option']}>
          <input
            type="radio"
            name={name}
            className={classes['input']}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </div>
  )
}
