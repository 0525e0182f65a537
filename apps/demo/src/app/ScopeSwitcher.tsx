import { Popover } from '@mantine/core'
import { useOpenOnMount } from '../components/float/useOpenOnMount.js'
import { withMantine } from '../components/mantine/withMantine.js'
import { moveFocus } from './moveFocus.js'
import { ScopeButton } from './ScopeButton.js'
import { ScopePanel } from './ScopePanel.js'

/** Switches to other projects and to domains. No menu: it could not contain the filter. */
export const ScopeSwitcher = withMantine(function ScopeSwitcher() {
  const { opened, setOpened, target } = useOpenOnMount()
  return (
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
        <ScopeButton ref={target} onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown p={4} onKeyDown={moveFocus}>
        {opened && <ScopePanel onSwitched={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  )
})
