import { Anchor, Skeleton, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { SeverityMark } from '../../components/alarm/SeverityMark.js'
import { Section } from '../../components/Section.js'
import type { SilentDefinition, SilentReason } from './usage.js'

const reasons: Record<SilentReason, string> = {
  'no methods': 'No notification methods',
  disabled: 'Notifications are off',
  'other states only': 'No method for Alarm, only for OK or Undetermined',
  'unsupported methods': 'Only methods that this server does not support',
}

/** Lists the definitions whose alarms fire without a notification. */
export function SilentDefinitions({ silent }: { silent: readonly SilentDefinition[] | undefined }) {
  if (silent === undefined) {
    return <Skeleton height={96} role="status" aria-label="Alarm definitions are loading" />
  }
  return (
    <Section title={`Definitions without notifications (${silent.length})`}>
      {silent.length === 0 ? (
        <Text size="sm" c="dimmed">
          Every alarm definition has a working notification method for Alarm.
        </Text>
      ) : (
        <Table aria-label="Definitions without notifications" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Definition</Table.Th>
              <Table.Th>Reason</Table.Th>
              <Table.Th>Severity</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {silent.map(({ definition: { id, name, severity }, reason }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <Anchor
                    fz="inherit"
                    renderRoot={(props) => (
                      <Link to="/definitions/$definitionId" params={{ definitionId: id }} {...props} />
                    )}
                  >
                    {name}
                  </Anchor>
                </Table.Td>
                <Table.Td>{reasons[reason]}</Table.Td>
                <Table.Td>
                  <SeverityMark severity={severity} quiet={false} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}
