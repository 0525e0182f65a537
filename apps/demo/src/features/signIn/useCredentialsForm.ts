import { type FormEvent, useState } from 'react'
import { type CredentialErrors, type Credentials, checkCredentials } from './initialCredentials.js'

/** The props of one field. */
export type FieldProps = { name: keyof Credentials; defaultValue: string; error: string | undefined }

type CredentialsForm = {
  errors: CredentialErrors
  fieldProps: (name: keyof Credentials) => FieldProps
  formProps: { onSubmit: (event: FormEvent<HTMLFormElement>) => void; onInput: (event: FormEvent) => void }
}

/**
 * The state of the sign-in form: submits valid values, else moves the focus to the first invalid field. Without Mantine's
 * forms, which the page would have to load first.
 */
export function useCredentialsForm(
  initial: Credentials,
  onSubmit: (values: Credentials) => void,
): CredentialsForm {
  const [errors, setErrors] = useState<CredentialErrors>({})
  return {
    errors,
    fieldProps: (name) => ({ name, defaultValue: initial[name], error: errors[name] }),
    formProps: {
      onSubmit(event) {
        event.preventDefault()
        const form = event.currentTarget
        const values = { ...initial }
        for (const [name, value] of new FormData(form)) {
          if (name in values) values[name as keyof Credentials] = String(value)
        }
        const found = checkCredentials(values)
        setErrors(found)
        const [first] = Object.keys(found)
        if (first === undefined) onSubmit(values)
        else form.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus()
      },
      onInput({ target }) {
        const { name } = target as HTMLInputElement
        if (name in errors) setErrors((old) => ({ ...old, [name]: undefined }))
      },
    },
  }
}
