import { Button, Popover, Text, VisuallyHidden } from '@mantine/core'
import { useSession } from '@monasca/react'
import { IconChevronDown, IconFolder } from '@tabler/icons-react'
import { useState } from 'react'
import { scopeKind, scopeName } from '../session/scopeWords.js'
import { moveFocus } from './moveFocus.js'
import { ScopePanel } from './ScopePanel.js'
import classes from './ScopeSwitcher.module.css'

/** Shows the project, and switches to others and to domains. */
export function ScopeSwitcher() {
  const [opened, setOpened] = useState(false)
  const { scope, signInMethod } = useSession()
  const label = (
    <>
      <VisuallyHidden>{scopeKind(scope)}: </VisuallyHidden>
      <span className={classes['name']}>{scopeName(scope)}</span>
    </>
  )
  const look = { variant: 'default', size: 'xs', fw: 500, className: classes['button'] ?? '' } as const
  const icon = <IconFolder size={14} aria-hidden="true" />
  // An application credential is for one project.
  if (signInMethod === 'application-credential') {
    return (
      <Text size="xs" className={classes['fixed'] ?? ''} component="span">
        {icon} {label}
      </Text>
    )
  }
  return (
    // No menu: it could not contain the filter.
    <Popover
      position="bottom-start"
      width={260}
      shadow="md"
      trapFocus
      returnFocus
      withinPortal={false}
      opened={opened}
      onChange={setOpened}
    >
      <Popover.Target>
        <Button
          {...look}
          leftSection={icon}
          rightSection={<IconChevronDown size={12} aria-hidden="true" />}
          onClick={() => setOpened(!opened)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={4} onKeyDown={moveFocus}>
        {opened && <ScopePanel onSwitched={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  )
}
