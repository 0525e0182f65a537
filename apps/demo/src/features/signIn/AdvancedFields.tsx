import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { Button } from '../../components/base/Button.js'
import { TextField } from '../../components/base/TextField.js'
import type { Fields } from '../../components/form/useFields.js'
import classes from './AdvancedFields.module.css'
import type { CredentialName } from './initialCredentials.js'

const names = ['domainName', 'authUrl', 'endpoint'] as const

type AdvancedFieldsProps = Pick<Fields<CredentialName>, 'errors' | 'fieldProps'>

/** Fields that most users do not change: domain and addresses. Opens if one of them is invalid. */
export function AdvancedFields({ errors, fieldProps }: AdvancedFieldsProps) {
  const [wanted, setWanted] = useState(false)
  const id = useId()
  const open = wanted || names.some((name) => errors[name] !== undefined)
  const text = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false }
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => setWanted(!wanted)}
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
      {/* Closed, the fields keep their values. */}
      <div className={classes['fields']} id={id} hidden={!open}>
        <TextField
          label="Domain"
          description="Of both user and project"
          {...text}
          {...fieldProps('domainName')}
        />
        <TextField
          label="Keystone address"
          description="A path refers to this server. Other servers must allow this page via CORS."
          inputMode="url"
          {...text}
          {...fieldProps('authUrl')}
        />
        <TextField
          label="Monasca address"
          description="Leave empty to use the address in the service catalog"
          inputMode="url"
          {...text}
          {...fieldProps('endpoint')}
        />
      </div>
    </div>
  )
}
