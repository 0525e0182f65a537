import { Badge, Button, Popover, Skeleton, Text } from '@mantine/core'
import type { NotificationMethod } from '@monasca/core'
import classes from './UsedBy.module.css'
import { UseList } from './UseList.js'
import type { Use } from './usage.js'

export type UsedByProps = {
  method: NotificationMethod
  /** `undefined` while the definitions are read, `null` if reading them failed. */
  uses: readonly Use[] | undefined | null
}

/** How many definitions use a method; a click lists them. */
export function UsedBy({ method, uses }: UsedByProps) {
  if (uses === undefined) return <Skeleton height={14} width={90} />
  if (uses === null) {
    return (
      <Text span size="sm" c="dimmed">
        Unknown
      </Text>
    )
  }
  if (uses.length === 0) {
    return (
      <Badge variant="light" color="yellow" size="sm" tt="none" className={classes['unused'] ?? ''}>
        Unused
      </Badge>
    )
  }
  return (
    <Popover position="bottom-start" shadow="md" width={300} trapFocus={false} withinPortal>
      <Popover.Target>
        <Button variant="subtle" size="compact-sm" className={classes['count'] ?? ''}>
          {uses.length === 1 ? '1 definition' : `${uses.length} definitions`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Definitions that use ${method.name}`}>
        <UseList uses={uses} />
      </Popover.Dropdown>
    </Popover>
  )
}
