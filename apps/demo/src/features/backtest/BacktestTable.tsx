import { Button, Table } from '@mantine/core'
import type { BacktestOutline } from '@monasca/core/evaluation'
import { useState } from 'react'
import { StateTrack } from '../../components/alarm/StateTrack.js'
import { chartColor } from '../../components/chart/palette.js'
import { formatDuration } from '../../format/formatDuration.js'
import classes from './BacktestTable.module.css'
import type { BacktestRow } from './backtestRows.js'
import { thinPeriods } from './thinPeriods.js'

export type BacktestTableProps = {
  rows: readonly BacktestRow[]
  outline: BacktestOutline
  start: number
  end: number
}

/** How many alarms are listed at first. */
const shownAtFirst = 25

/** The states of each alarm over the range, how often it fires, and how long it is in each state. */
export function BacktestTable({ rows, outline, start, end }: BacktestTableProps) {
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? rows : rows.slice(0, shownAtFirst)
  const { totals } = outline
  return (
    <>
      <div className={classes['scroll']}>
        <Table
          className={classes['table'] ?? ''}
          aria-label="Alarms of the back-test"
          verticalSpacing={4}
          horizontalSpacing={8}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Alarm</Table.Th>
              <Table.Th scope="col">States</Table.Th>
              <Table.Th scope="col" className={classes['number'] ?? ''}>
                Firings
              </Table.Th>
              <Table.Th scope="col" className={classes['number'] ?? ''}>
                In Alarm
              </Table.Th>
              <Table.Th scope="col" className={classes['number'] ?? ''}>
                Undetermined
              </Table.Th>
              <Table.Th scope="col" className={classes['number'] ?? ''}>
                OK
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ alarm, label, color, place }) => {
              const course = outline.alarms[place]
              if (course === undefined) return null
              return (
                <Table.Tr key={alarm.id} data-fires={course.fires !== 'never' || undefined}>
                  <Table.Th scope="row" className={classes['name'] ?? ''}>
                    <span
                      className={classes['swatch']}
                      style={color === undefined ? {} : { backgroundColor: `var(${chartColor(color)})` }}
                      aria-hidden="true"
                    />
                    {label}
                    {course.fires === 'sometimes' && (
                      <span className={classes['unsure']}>depends on the start minute</span>
                    )}
                  </Table.Th>
                  <Table.Td className={classes['band'] ?? ''}>
                    <StateTrack
                      compact
                      periods={thinPeriods(course.periods, { start, end })}
                      start={start}
                      end={end}
                    />
                  </Table.Td>
                  <Table.Td className={classes['number'] ?? ''} data-label="Firings">
                    {course.firings}
                  </Table.Td>
                  <Duration label="In Alarm" seconds={course.seconds.ALARM} />
                  <Duration label="Undetermined" seconds={course.seconds.UNDETERMINED} />
                  <Duration label="OK" seconds={course.seconds.OK} />
                </Table.Tr>
              )
            })}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{rows.length === 1 ? 'Total' : `All ${rows.length} alarms`}</Table.Th>
              <Table.Td className={classes['band'] ?? ''} />
              <Table.Td className={classes['number'] ?? ''} data-label="Firings">
                {totals.firings}
              </Table.Td>
              <Duration label="In Alarm" seconds={totals.seconds.ALARM} />
              <Duration label="Undetermined" seconds={totals.seconds.UNDETERMINED} />
              <Duration label="OK" seconds={totals.seconds.OK} />
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </div>
      {shown.length < rows.length && (
        <Button variant="default" size="compact-sm" w="fit-content" onClick={() => setIsWhole(true)}>
          Show all {rows.length} alarms
        </Button>
      )}
    </>
  )
}

function Duration({ label, seconds }: { label: string; seconds: number }) {
  return (
    <Table.Td className={classes['number'] ?? ''} data-label={label} data-none={seconds === 0 || undefined}>
      {seconds === 0 ? '–' : formatDuration(seconds * 1000)}
    </Table.Td>
  )
}
