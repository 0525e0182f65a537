import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { IconButton } from './IconButton.js'
import classes from './SecretField.module.css'
import { TextField, type TextFieldProps } from './TextField.js'

/** A field for a secret, with a button that shows it. `secret` completes the name of the button: "Show the …". */
export function SecretField({ secret, ...props }: TextFieldProps & { secret: string }) {
  const [isShown, setIsShown] = useState(false)
  const Icon = isShown ? IconEyeOff : IconEye
  return (
    <TextField
      type={isShown ? 'text' : 'password'}
      autoCapitalize="none"
      spellCheck={false}
      rightSection={
        <IconButton
          className={classes['show']}
          aria-label={`Show the ${secret}`}
          aria-pressed={isShown}
          onClick={() => setIsShown(!isShown)}
        >
          <Icon size={20} stroke={1.6} aria-hidden="true" />
        </IconButton>
      }
      {...props}
    />
  )
}
