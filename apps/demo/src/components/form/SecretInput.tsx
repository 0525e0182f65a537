import { PasswordInput, type PasswordInputProps } from '@mantine/core'

/** A field for a secret, with a button that shows it. `secret` completes the name of the button: "Show the …". */
export function SecretInput({ secret, ...props }: PasswordInputProps & { secret: string }) {
  return (
    <PasswordInput
      visibilityToggleButtonProps={{ 'aria-label': `Show the ${secret}`, tabIndex: 0 }}
      {...props}
    />
  )
}
