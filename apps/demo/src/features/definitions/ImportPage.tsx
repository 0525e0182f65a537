import { Anchor, Paper, Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useAlarmCount } from '@monasca/react'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Page } from '../../components/page/Page.js'
import { PageHeader } from '../../components/page/PageHeader.js'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import { StaleNotice } from '../../components/states/StaleNotice.js'
import { useMayWrite } from '../../session/useMayWrite.js'
import { countsByDefinition } from './countsByDefinition.js'
import { FileInput } from './FileInput.js'
import { readYaml } from './file/readYaml.js'
import classes from './ImportPage.module.css'
import { PlanCard } from './PlanCard.js'
import { useApplyPlan } from './useApplyPlan.js'
import { useDefinitionPlan } from './useDefinitionPlan.js'

/** Milliseconds without typing before the text is read. */
const pause = 300

/** Alarm definitions from a file: what would change, then the changes. */
export function ImportPage() {
  const [text, setText] = useState('')
  const [prune, setPrune] = useState(false)
  const [settled] = useDebouncedValue(text, pause)
  const mayWrite = useMayWrite()
  const apply = useApplyPlan()
  const file = useMemo(() => (settled.trim() === '' ? undefined : readYaml(settled)), [settled])
  const { plan, isPending, error, retry } = useDefinitionPlan(file?.definitions, prune)
  const counts = useAlarmCount({
    groupBy: ['alarm_definition_id', 'state'],
    query: { enabled: prune, select: countsByDefinition },
  })
  // While a plan is applied, the lists change under it.
  const [applied, setApplied] = useState(plan)
  const shownPlan = apply.isPending ? applied : plan

  return (
    <Page narrow>
      <PageHeader
        title="Import definitions"
        above={
          <Anchor component={Link} to="/definitions" size="sm">
            Definitions
          </Anchor>
        }
      />
      <div className={classes['columns']}>
        <Paper withBorder p="sm">
          <FileInput
            text={text}
            problems={file?.problems ?? []}
            disabled={apply.isPending}
            onChange={(next) => {
              setText(next)
              apply.reset()
            }}
          />
        </Paper>
        <div className={classes['result']}>
          {file === undefined && (
            <Paper withBorder>
              <EmptyNotice>
                The plan appears here: what would be created, changed and refused. Nothing is written before
                you apply it. Importing an exported file changes nothing.
              </EmptyNotice>
            </Paper>
          )}
          {file?.problems && (
            <Paper withBorder>
              <EmptyNotice>
                {file.problems.length === 1 ? 'The file has a problem.' : 'The file has problems.'} Correct it
                to see the plan.
              </EmptyNotice>
            </Paper>
          )}
          {file?.definitions && shownPlan === undefined && error !== null && (
            <ErrorNotice error={error} onRetry={retry} />
          )}
          {file?.definitions && shownPlan === undefined && error === null && isPending && (
            <Skeleton height={240} role="status" aria-label="Current definitions are loading" />
          )}
          {file?.definitions && shownPlan !== undefined && (
            <PlanCard
              plan={shownPlan}
              apply={{
                ...apply,
                apply: (entries) => {
                  setApplied(plan)
                  apply.apply(entries)
                },
              }}
              counts={counts.data}
              prune={prune}
              onPrune={setPrune}
              mayWrite={mayWrite}
            />
          )}
          {shownPlan !== undefined && error !== null && <StaleNotice error={error} onRetry={retry} />}
        </div>
      </div>
    </Page>
  )
}
