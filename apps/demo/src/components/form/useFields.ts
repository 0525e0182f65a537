import { type FormEvent, type Ref, useRef, useState } from 'react'

/** The props of one field. */
export type FieldProps<name extends string = string> = {
  name: name
  defaultValue: string
  error: string | undefined
}

/** What is wrong with values, by field, in the order of the fields. */
export type FieldErrors<name extends string> = Partial<Record<name, string>>

export type FieldsOptions<name extends string> = {
  initial: Readonly<Record<name, string>>
  /** Returns what is wrong with the values; `{}` if nothing is. */
  check: (values: Record<name, string>) => FieldErrors<name>
  /** Whether a submission is pending: meanwhile there is no other. */
  busy: boolean
  onSubmit: (values: Record<name, string>) => void
}

export type Fields<name extends string> = {
  errors: FieldErrors<name>
  fieldProps: (name: name) => FieldProps<name>
  formProps: {
    ref: Ref<HTMLFormElement>
    noValidate: true
    'aria-busy': boolean
    onSubmit: (event: FormEvent<HTMLFormElement>) => void
    onInput: (event: FormEvent) => void
  }
  /** Empties the fields, to their initial values. */
  reset: () => void
}

/**
 * The state of a form of texts: submits valid values, else moves the focus to the first invalid field. For the forms of
 * the sign-in, which must not wait for Mantine's; the others use `Form`.
 */
export function useFields<name extends string>(options: FieldsOptions<name>): Fields<name> {
  const { initial, check, busy, onSubmit } = options
  const [errors, setErrors] = useState<FieldErrors<name>>({})
  const form = useRef<HTMLFormElement>(null)
  return {
    errors,
    fieldProps: (name) => ({ name, defaultValue: initial[name], error: errors[name] }),
    formProps: {
      ref: form,
      noValidate: true,
      'aria-busy': busy,
      onSubmit(event) {
        event.preventDefault()
        if (busy) return
        const values: Record<name, string> = { ...initial }
        for (const [name, value] of new FormData(event.currentTarget)) {
          if (name in values) values[name as name] = String(value)
        }
        const found = check(values)
        setErrors(found)
        const [first] = Object.keys(found)
        if (first === undefined) onSubmit(values)
        else event.currentTarget.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus()
      },
      onInput({ target }) {
        const { name } = target as HTMLInputElement
        if (name in errors) setErrors((old) => ({ ...old, [name]: undefined }))
      },
    },
    reset: () => form.current?.reset(),
  }
}
