import { useMemo, useRef, useState } from 'react'
import { formatDateTime } from '../../format/formatTime.js'
import { Card } from '../base/Card.js'
import { HiddenText } from '../base/HiddenText.js'
import { Skeleton } from '../base/Skeleton.js'
import { lazyPart } from '../LazyPart.js'
import { EmptyNotice } from '../states/EmptyNotice.js'
import { ErrorNotice } from '../states/ErrorNotice.js'
import { StaleNotice } from '../states/StaleNotice.js'
import { gapOf } from './alignLines.js'
import classes from './Chart.module.css'
import { ChartHeading } from './ChartHeading.js'
import { ChartLegend } from './ChartLegend.js'
import { ChartMenu } from './ChartMenu.js'
import { ChartPlot } from './ChartPlot.js'
import { ChartTime } from './ChartTime.js'
import { CompactChart } from './CompactChart.js'
import type { ChartProps } from './chartProps.js'
import { createCursorStore } from './cursorStore.js'
import { isolateLine, showLines } from './hiddenLines.js'
import { lastTime } from './lastValues.js'
import { silentSince } from './lineEnds.js'
import type { TimeChartHandle } from './TimeChart.js'
import type { ChartAnnotation, ChartLine } from './types.js'
import { usePlotProps } from './usePlotProps.js'

const noLines: readonly ChartLine[] = []
const noAnnotations: readonly ChartAnnotation[] = []

const { Part: LegendTable } = lazyPart(() => import('./LegendTable.js').then((module) => module.LegendTable))
const { Part: ChartTable } = lazyPart(() => import('./ChartTable.js').then((module) => module.ChartTable))

/**
 * Lines over time, on all pages: with title, legend, and what there is to say instead of lines. A drag zooms all charts of
 * the page.
 */
export function Chart(props: ChartProps) {
  return props.compact ? <CompactChart {...props} /> : <FullChart {...props} />
}

function FullChart(props: ChartProps) {
  const { title, lines, start, end, minimumStep, settings = {}, error, onRetry, bare = false } = props
  const { height = 190 } = props
  const all = lines ?? noLines
  const given = props.marks?.annotations
  const annotations = useMemo(
    () => given?.filter(({ time }) => time >= start && time <= end) ?? noAnnotations,
    [given, start, end],
  )
  const [cursor] = useState(createCursorStore)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [isTable, setIsTable] = useState(false)
  const plot = useRef<TimeChartHandle>(null)

  const shown = useMemo(
    () => (hidden.size === 0 ? all : all.filter(({ id }) => !hidden.has(id))),
    [all, hidden],
  )
  const longest = useMemo(
    () =>
      gapOf(
        all.map(({ points }) => points),
        minimumStep,
      ),
    [all, minimumStep],
  )
  const plotProps = usePlotProps({ ...props, lines: shown, count: all.length })
  const { legend = 'line' } = settings
  const newest = lastTime(all)
  const hasPoints = newest !== undefined && newest >= start

  const choose = (id: string, toggle: boolean) => {
    const ids = all.map((line) => line.id)
    setHidden((before) => (toggle ? showLines(before, [id], before.has(id)) : isolateLine(before, ids, id)))
  }

  const list = (
    <ChartLegend
      lines={hasPoints ? all : noLines}
      hidden={hidden}
      cursor={cursor}
      longest={longest}
      onChoose={choose}
    />
  )

  return (
    <Card
      as="figure"
      className={classes['card'] ?? ''}
      withBorder={!bare}
      aria-label={bare ? title : undefined}
      data-bare={bare || undefined}
      data-fill={height === 'fill' || undefined}
      data-last-point={newest}
    >
      <figcaption className={classes['caption']}>
        <ChartHeading title={bare ? undefined : title} order={props.order} corner={props.corner}>
          {hasPoints && (
            <ChartTime
              cursor={cursor}
              newest={newest}
              silentSince={silentSince(all, { end, minimumStep })}
              start={start}
              end={end}
            />
          )}
          {props.actions}
          {hasPoints && (
            <ChartMenu
              title={title}
              isBesideMenu={props.corner !== undefined}
              content={{ title, lines: shown, start, end }}
              plot={plot}
              onTable={() => setIsTable(true)}
            />
          )}
        </ChartHeading>
        {props.subtitle}
        {legend === 'line' && list}
      </figcaption>
      <div className={classes['body']} style={height === 'fill' ? undefined : { minHeight: height }}>
        {lines === undefined && error === null && (
          <Skeleton height={height === 'fill' ? '100%' : height} label={`${title} is loading`} />
        )}
        {lines === undefined && error !== null && <ErrorNotice error={error} onRetry={onRetry} />}
        {lines !== undefined && !hasPoints && <EmptyNotice>{props.emptyText}</EmptyNotice>}
        {hasPoints && (
          <ChartPlot
            {...plotProps}
            title={title}
            plot={plot}
            cursor={cursor}
            onCursor={props.onCursor}
            longest={longest}
            overlay={props.overlay}
            annotations={annotations}
          />
        )}
        {lines !== undefined && error !== null && <StaleNotice error={error} onRetry={onRetry} />}
      </div>
      {annotations.length > 0 && (
        <HiddenText as="div">
          <ul aria-label={`Events in ${title}`}>
            {annotations.map(({ time, label }) => (
              <li key={`${time} ${label}`}>
                {formatDateTime(time)}: {label}
              </li>
            ))}
          </ul>
        </HiddenText>
      )}
      {legend === 'table' && hasPoints && (
        <LegendTable
          title={title}
          lines={all}
          start={start}
          end={end}
          hidden={hidden}
          onHidden={setHidden}
          sort={settings.sort}
          mostRows={height === 'fill' ? 3 : 6}
          narrow={list}
          onSort={props.onSettings && ((sort) => props.onSettings?.({ ...settings, sort }))}
        />
      )}
      {props.footer}
      {isTable && (
        <ChartTable title={title} lines={shown} start={start} end={end} onClose={() => setIsTable(false)} />
      )}
    </Card>
  )
}
