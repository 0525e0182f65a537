import { Button, Checkbox, Group, Paper, SegmentedControl, Text } from '@mantine/core'
import type { DefinitionPlan, PlannedDefinition } from '@monasca/core/definitions'
import { listPlanSteps } from '@monasca/core/definitions'
import { useMemo, useState } from 'react'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { Table } from '../../components/table/Table.js'
import { formatCount } from '../../format/formatCount.js'
import { ApplyProgress } from './ApplyProgress.js'
import type { StateCounts } from './countsByDefinition.js'
import { Failures } from './Failures.js'
import classes from './ImportPage.module.css'
import { PruneDialog } from './PruneDialog.js'
import { planColumns } from './planColumns.js'
import { actionLabels, describeWork, type PlannedAction, plannedActions } from './planWords.js'
import type { ApplyPlan } from './useApplyPlan.js'

export type PlanCardProps = {
  plan: DefinitionPlan
  apply: ApplyPlan
  counts: ReadonlyMap<string, StateCounts> | undefined
  prune: boolean
  onPrune: (prune: boolean) => void
  mayWrite: boolean
}

const getId = ({ name, action }: PlannedDefinition): string => `${action} ${name}`

/** A plan: what applying the file changes, and the button to apply it. */
export function PlanCard({ plan, apply, counts, prune, onPrune, mayWrite }: PlanCardProps) {
  const [shown, setShown] = useState<PlannedAction | 'all'>('all')
  const [asks, setAsks] = useState(false)
  const columns = useMemo(() => planColumns(counts), [counts])
  const present = plannedActions.filter((action) => plan.counts[action] > 0)
  const filter = shown !== 'all' && plan.counts[shown] > 0 ? shown : 'all'
  const rows = useMemo(
    () =>
      plan.entries
        .filter(({ action }) => filter === 'all' || action === filter)
        .toSorted((a, b) => plannedActions.indexOf(a.action) - plannedActions.indexOf(b.action)),
    [plan, filter],
  )
  const steps = listPlanSteps(plan)
  const deletions = steps.filter(({ action }) => action === 'delete')
  const start = () => {
    setAsks(false)
    apply.apply(steps)
  }
  return (
    <Paper withBorder className={classes['plan'] ?? ''} component="section" aria-label="Plan">
      <div className={classes['bar']}>
        <SegmentedControl
          size="xs"
          aria-label="Actions to show"
          value={filter}
          onChange={(value) => setShown(plannedActions.find((action) => action === value) ?? 'all')}
          data={[
            { value: 'all', label: `All ${formatCount(plan.entries.length)}` },
            ...present.map((action) => ({
              value: action,
              label: `${actionLabels[action]} ${formatCount(plan.counts[action])}`,
            })),
          ]}
        />
        {mayWrite && (
          <Checkbox
            size="xs"
            label="Delete definitions that are not in the file"
            checked={prune}
            disabled={apply.isPending}
            onChange={({ currentTarget }) => onPrune(currentTarget.checked)}
          />
        )}
      </div>
      <Table
        label="Plan"
        columns={columns}
        rows={rows}
        getId={getId}
        rowHeight="auto"
        height="auto"
        resetKey={filter}
      />
      <div className={classes['foot']}>
        <Text size="sm" role="status">
          {describeWork(plan.counts)}
          {plan.counts.refused > 0 && `, ${formatCount(plan.counts.refused)} refused`}
          {plan.counts.unchanged > 0 && `, ${formatCount(plan.counts.unchanged)} unchanged`}.
          {apply.result !== undefined && !apply.isPending && ` ${describeResult(apply.result.counts.done)}`}
        </Text>
        {mayWrite ? (
          <Group gap="sm">
            {apply.isPending && <ApplyProgress plan={apply} total={steps.length} />}
            <Button
              size="xs"
              loading={apply.isPending}
              disabled={steps.length === 0}
              color={deletions.length > 0 ? 'red.9' : 'indigo'}
              onClick={() => (deletions.length > 0 ? setAsks(true) : start())}
            >
              Apply {steps.length === 1 ? '1 change' : `${formatCount(steps.length)} changes`}
            </Button>
          </Group>
        ) : (
          <Text size="xs" c="dimmed">
            Your role can read alarm definitions, but not change them.
          </Text>
        )}
      </div>
      {apply.error !== null && <ErrorNotice error={apply.error} />}
      {!apply.isPending && (
        <div className={classes['failures']}>
          <Failures result={apply.result} />
        </div>
      )}
      {asks && (
        <PruneDialog deletions={deletions} counts={counts} onApply={start} onClose={() => setAsks(false)} />
      )}
    </Paper>
  )
}

function describeResult(done: number): string {
  return done === 1 ? '1 change applied.' : `${formatCount(done)} changes applied.`
}
