import { Button, Collapse, Stack, TextInput } from '@mantine/core'
import { useDisclosure, useId } from '@mantine/hooks'
import { IconChevronRight } from '@tabler/icons-react'
import classes from './AdvancedFields.module.css'
import type { CredentialErrors, Credentials } from './initialCredentials.js'
import type { FieldProps } from './useCredentialsForm.js'

const names = ['domainName', 'authUrl', 'endpoint'] as const

type AdvancedFieldsProps = {
  errors: CredentialErrors
  fieldProps: (name: keyof Credentials) => FieldProps
}

/** Fields that most users do not change: domain and addresses. Opens if one of them is invalid. */
export function AdvancedFields({ errors, fieldProps }: AdvancedFieldsProps) {
  const [wanted, { toggle }] = useDisclosure(false)
  const id = useId()
  const open = wanted || names.some((name) => errors[name] !== undefined)
  const text = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false }
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        onClick={toggle}
        aria-expanded={open}
        aria-controls={id}
        leftSection={
          <IconChevronRight
            size={14}
            className={classes['chevron']}
            data-open={open || undefined}
            aria-hidden="true"
          />
        }
      >
        Domain and addresses
      </Button>
      <Collapse expanded={open} id={id}>
        <Stack gap="sm" pt="xs">
          <TextInput
            label="Domain"
            description="Of both user and project"
            {...text}
            {...fieldProps('domainName')}
          />
          <TextInput
            label="Keystone address"
            description="A path refers to this server. Other servers must allow this page via CORS."
            inputMode="url"
            {...text}
            {...fieldProps('authUrl')}
          />
          <TextInput
            label="Monasca address"
            description="Leave empty to use the address in the service catalog"
            inputMode="url"
            {...text}
            {...fieldProps('endpoint')}
          />
        </Stack>
      </Collapse>
    </div>
  )
}
