import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowsMaximize, IconChartLine, IconDots } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { fillPanel } from '../../../panels/fillPanel.js'
import { panelTitle } from '../../../panels/panelTitle.js'
import type { ShownPanel } from '../model/expandRepeats.js'

export type PanelMenuProps = {
  shown: ShownPanel
  onFull: () => void
}

const icon = { size: 14, 'aria-hidden': true } as const

/** What can be done with a panel while looking at it. */
export function PanelMenu({ shown: { panel, variables }, onFull }: PanelMenuProps) {
  const navigate = useNavigate()
  const content = fillPanel(panel, variables)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Actions of ${panelTitle(content)}`}>
          <IconDots size={15} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowsMaximize {...icon} />} onClick={onFull}>
          Full screen
        </Menu.Item>
        {'queries' in content && (
          <Menu.Item
            leftSection={<IconChartLine {...icon} />}
            onClick={() =>
              void navigate({
                to: '/explore',
                search: {
                  q: content.queries,
                  chart: content.type === 'chart' ? content.settings : undefined,
                  ...(content.range === undefined ? {} : { range: content.range }),
                },
              })
            }
          >
            Explore
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
