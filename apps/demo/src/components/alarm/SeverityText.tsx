import { Text } from '@mantine/core'
import type { Severity } from '@monasca/core'

const looks: Record<Severity, { label: string; color: string; weight: number }> = {
  CRITICAL: { label: 'Critical', color: 'var(--text-bad)', weight: 600 },
  HIGH: { label: 'High', color: 'var(--text-warn)', weight: 600 },
  MEDIUM: { label: 'Medium', color: 'inherit', weight: 400 },
  LOW: { label: 'Low', color: 'dimmed', weight: 400 },
}

/** `quiet` omits the colour: severity matters only while the alarm is on. */
export function SeverityText({ severity, quiet }: { severity: Severity; quiet: boolean }) {
  const { label, color, weight } = looks[severity]
  return (
    <Text span size="sm" c={quiet ? 'dimmed' : color} fw={quiet ? 400 : weight}>
      {label}
    </Text>
  )
}
