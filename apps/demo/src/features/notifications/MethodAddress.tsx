import { ActionIcon, Tooltip } from '@mantine/core'
import type { NotificationMethod } from '@monasca/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { maskAddress } from '../../format/maskAddress.js'
import classes from './MethodAddress.module.css'

/** The address of a method. Its secrets are shown on request. */
export function MethodAddress({ method: { name, type, address } }: { method: NotificationMethod }) {
  const [isShown, setShown] = useState(false)
  const { text, isMasked } = maskAddress(type, address)
  const words = isShown ? 'Hide' : 'Show'
  const Icon = isShown ? IconEyeOff : IconEye
  return (
    <span className={classes['address']}>
      <span className={classes['text']}>{isShown ? address : text}</span>
      {isMasked && (
        <Tooltip label={`${words} address`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`${words} address of ${name}`}
            onClick={() => setShown(!isShown)}
          >
            <Icon size={15} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      )}
    </span>
  )
}
