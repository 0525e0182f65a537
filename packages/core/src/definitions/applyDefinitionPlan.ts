import { ForbiddenError, NotFoundError, UnauthorizedError } from '../errors/index.js'
import {
  type AlarmDefinition,
  createAlarmDefinition,
  deleteAlarmDefinition,
  patchAlarmDefinition,
  type Requester,
} from '../monitoring/index.js'
import type { DefinitionPlan, PlannedChange, PlannedCreate, PlannedDelete } from './planTypes.js'

/** An entry of a plan that needs requests. */
export type PlannedStep = PlannedCreate | PlannedChange | PlannedDelete

/** The outcome of one step. */
export type AppliedStep =
  | {
      status: 'done'
      step: PlannedStep
      /** As the server returned it; `undefined` after a deletion. */
      definition: AlarmDefinition | undefined
    }
  | {
      status: 'failed'
      step: PlannedStep
      error: unknown
      /** A definition that was created, but whose actions could not be disabled. */
      definition: AlarmDefinition | undefined
    }
  | {
      /** Not sent: cancelled, or after an error that every step would have. */
      status: 'skipped'
      step: PlannedStep
    }

/** The outcome of a plan: one item for each step, in the order of the plan. */
export type ApplyDefinitionPlanResult = {
  steps: AppliedStep[]
  /** Number of steps per outcome. */
  counts: Record<AppliedStep['status'], number>
  /** Why steps were skipped: `signal` was aborted, or a step failed because of the session or its roles. */
  stopped: 'cancelled' | 'refused' | undefined
}

export type ApplyDefinitionPlanProgress = {
  /** Finished steps, including failed ones. */
  done: number
  failed: number
  total: number
  /** The step that has just finished. */
  last: AppliedStep
}

export type ApplyDefinitionPlanOptions = {
  /** Aborting skips the remaining steps. The current one is finished, so that its outcome is known. */
  signal?: AbortSignal | undefined
  /** Milliseconds per request. @default the client's `timeout` */
  timeout?: number | undefined
  /** Called after each step. */
  onProgress?: ((progress: ApplyDefinitionPlanProgress) => void) | undefined
}

/** The entries of a plan that need requests. */
export function listPlanSteps(plan: Pick<DefinitionPlan, 'entries'>): PlannedStep[] {
  return plan.entries.filter(
    (entry): entry is PlannedStep =>
      entry.action === 'create' || entry.action === 'change' || entry.action === 'delete',
  )
}

/**
 * Applies a plan, one definition after the other. It does not reject if a step fails or `signal` is aborted: check
 * `counts`. Plan and apply again to continue; what is done is then `unchanged`.
 *
 * Servers enable the actions of every new definition. One that is wanted without is disabled by a second request.
 *
 * @example
 * ```ts
 * const plan = planDefinitions([], [{ name: 'CPU', expression: 'avg(cpu.user_perc) > 90' }])
 * const result = await applyDefinitionPlan(client, plan, { onProgress: ({ done, total }) => log(`${done} of ${total}`) })
 * for (const item of result.steps) if (item.status === 'failed') console.error(item.step.name, item.error)
 * ```
 */
export async function applyDefinitionPlan(
  requester: Requester,
  plan: Pick<DefinitionPlan, 'entries'>,
  options: ApplyDefinitionPlanOptions = {},
): Promise<ApplyDefinitionPlanResult> {
  const { signal, timeout, onProgress } = options
  const planned = listPlanSteps(plan)
  const steps: AppliedStep[] = []
  const counts = { done: 0, failed: 0, skipped: 0 }
  let stopped: ApplyDefinitionPlanResult['stopped']
  for (const step of planned) {
    if (stopped === undefined && signal?.aborted === true) stopped = 'cancelled'
    const last: AppliedStep =
      stopped === undefined ? await applyStep(requester, step, timeout) : { status: 'skipped', step }
    steps.push(last)
    counts[last.status] += 1
    if (last.status === 'skipped') continue
    if (last.status === 'failed' && isRefusal(last.error)) stopped = 'refused'
    onProgress?.({ done: steps.length, failed: counts.failed, total: planned.length, last })
  }
  return { steps, counts, stopped: counts.skipped === 0 ? undefined : stopped }
}

async function applyStep(
  requester: Requester,
  step: PlannedStep,
  timeout: number | undefined,
): Promise<AppliedStep> {
  let definition: AlarmDefinition | undefined
  try {
    if (step.action === 'delete') {
      await remove(requester, step, timeout)
    } else if (step.action === 'change') {
      const { alarmDefinitionId, patch } = step
      definition = await patchAlarmDefinition(requester, { ...patch, alarmDefinitionId }, { timeout })
    } else {
      const { actionsEnabled, ...fields } = step.fields
      definition = await createAlarmDefinition(requester, fields, { timeout })
      if (!actionsEnabled) {
        const change = { alarmDefinitionId: definition.id, actionsEnabled }
        definition = await patchAlarmDefinition(requester, change, { timeout })
      }
    }
    return { status: 'done', step, definition }
  } catch (error) {
    return { status: 'failed', step, error, definition }
  }
}

async function remove(
  requester: Requester,
  { alarmDefinitionId }: PlannedDelete,
  timeout: number | undefined,
): Promise<void> {
  try {
    await deleteAlarmDefinition(requester, { alarmDefinitionId }, { timeout })
  } catch (error) {
    // Someone else deleted it.
    if (!(error instanceof NotFoundError)) throw error
  }
}

/** Whether every other step would fail the same way. */
function isRefusal(error: unknown): boolean {
  return error instanceof ForbiddenError || error instanceof UnauthorizedError
}
