import { Stack } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'

export type FormProps<values extends Record<string, unknown>> = {
  /** From `useForm`. */
  form: UseFormReturnType<values>
  /** Whether a submission is pending: meanwhile there is no other. */
  busy: boolean
  onSubmit: (values: values) => void
  children: ReactNode
}

/** The form of all pages: submits valid values, else moves the focus to the first invalid field. */
export function Form<values extends Record<string, unknown>>(props: FormProps<values>) {
  const { form, busy, onSubmit, children } = props
  return (
    <form
      noValidate
      aria-busy={busy}
      onSubmit={form.onSubmit(
        (values) => {
          if (!busy) onSubmit(values)
        },
        (errors) => {
          const first = Object.keys(errors)[0]
          if (first) form.getInputNode(first)?.focus()
        },
      )}
    >
      <Stack gap="sm">{children}</Stack>
    </form>
  )
}
