import { ActionIcon, Tooltip } from '@mantine/core'
import { IconBaselineDensityMedium, IconBaselineDensitySmall } from '@tabler/icons-react'
import { useDensity } from './useDensity.js'

/** Switches between normal and compact rows, in all tables. */
export function DensitySwitch() {
  const [density, setDensity] = useDensity()
  const compact = density === 'compact'
  const Icon = compact ? IconBaselineDensitySmall : IconBaselineDensityMedium
  return (
    <Tooltip label={compact ? 'Compact rows' : 'Normal rows'}>
      <ActionIcon
        variant="default"
        size={30}
        visibleFrom="sm"
        aria-label="Compact rows"
        aria-pressed={compact}
        onClick={() => setDensity(compact ? 'normal' : 'compact')}
      >
        <Icon size={16} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  )
}
