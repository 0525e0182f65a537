import '@mantine/dates/styles.layer.css'
import { Button, Divider, Select, Text, TextInput, UnstyledButton } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { parseZone, toWallTime } from '@monasca/core/time'
import { type FormEvent, useMemo, useState } from 'react'
import { browserZone } from '../format/timeZone.js'
import { useFrameRange } from './FrameRangeContext.js'
import { parseRange, rangeExamples } from './parseRange.js'
import classes from './RangePanel.module.css'
import { labelOf, quickRanges, type Range } from './ranges.js'

const browser = 'browser'
const calendarLabels = {
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  previousYear: 'Previous year',
  nextYear: 'Next year',
  previousDecade: 'Previous decade',
  nextDecade: 'Next decade',
}

/** Changes the range: by text, calendar or choice; and the zone. */
export function RangePanel({ onClose }: { onClose: () => void }) {
  const range = useFrameRange()
  const { zone, setRange, setZone } = range
  const [text, setText] = useState(() => textOf(range))
  const [problem, setProblem] = useState<string>()
  const [days, setDays] = useState<[string | null, string | null]>([null, null])

  const choose = (next: string) => {
    setRange(next)
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { problem } = parseRange(text, { now: Date.now(), zone })
    setProblem(problem)
    if (problem === undefined) choose(text)
  }
  const pick = (chosen: [string | null, string | null]) => {
    setDays(chosen)
    const [first, last] = chosen
    if (first !== null && last !== null) setText(`${first} 00:00 to ${last} 23:59`)
  }

  return (
    <div className={classes['panel']}>
      <div className={classes['own']}>
        <form onSubmit={submit} className={classes['form']}>
          <TextInput
            label="Time range"
            description={rangeExamples}
            size="xs"
            value={text}
            error={problem}
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setProblem(undefined)
            }}
          />
          <Button type="submit" size="xs">
            Apply
          </Button>
        </form>
        <DatePicker
          type="range"
          size="xs"
          allowSingleDateInRange
          value={days}
          onChange={pick}
          defaultDate={dayOf(range.startTime, zone)}
          maxDate={dayOf(Date.now(), zone)}
          aria-label="Days"
          ariaLabels={calendarLabels}
          hideOutsideDates
          weekendDays={[]}
        />
        <ZoneSelect zone={zone} onChange={setZone} />
      </div>
      <Divider orientation="vertical" className={classes['divider'] ?? ''} />
      <div className={classes['quick']}>
        <Text size="xs" c="dimmed" id="quick-ranges">
          Quick ranges
        </Text>
        <ul aria-labelledby="quick-ranges">
          {quickRanges.map((quick) => (
            <li key={quick}>
              <UnstyledButton
                className={classes['choice'] ?? ''}
                aria-current={quick === range.id || undefined}
                onClick={() => choose(quick)}
              >
                {labelOf(quick)}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function ZoneSelect({
  zone,
  onChange,
}: {
  zone: string | undefined
  onChange: (zone: string | undefined) => void
}) {
  const data = useMemo(() => {
    const own = browserZone()
    const names = Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')
    return [
      { value: browser, label: `Browser (${own})` },
      { value: 'UTC', label: 'UTC' },
      ...names.map((name) => ({ value: name, label: name.replaceAll('_', ' ') })),
    ]
  }, [])
  return (
    <Select
      label="Time zone"
      size="xs"
      searchable
      allowDeselect={false}
      limit={100}
      nothingFoundMessage="No such time zone"
      comboboxProps={{ withinPortal: false }}
      data={data}
      value={zone ?? browser}
      onChange={(value) => onChange(value === null || value === browser ? undefined : parseZone(value))}
    />
  )
}

/** The range as it could be typed. */
function textOf({ id, live, startTime, endTime, zone }: Range & { zone: string | undefined }): string {
  if (!id.includes('Z')) return /^\d/.test(id) ? `now-${id}` : id.replace('..', ' to ')
  const start = wallText(startTime, zone)
  return live ? start : `${start} to ${wallText(endTime, zone)}`
}

/** `2026-11-30 04:00`, with seconds if there are any. */
function wallText(time: number, zone: string | undefined): string {
  const { hour, minute, second } = toWallTime(time, zone)
  const clock = second === 0 ? [hour, minute] : [hour, minute, second]
  return `${dayOf(time, zone)} ${clock.map((part) => String(part).padStart(2, '0')).join(':')}`
}

/** `2026-11-30`. */
function dayOf(time: number, zone: string | undefined): string {
  const { year, month, day } = toWallTime(time, zone)
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}
