import type { AlarmDefinition } from '@monasca/core'
import { useCreateAlarmDefinition, usePatchAlarmDefinition } from '@monasca/react'
import { useState } from 'react'
import { changedValues, type DefinitionValues, toValues } from '../model/definitionValues.js'

/** The steps of saving, for a list of progress. */
export type SavingStep = 'create' | 'disableNew' | 'update' | 'disableOld'

export type StepState = { step: SavingStep; state: 'waiting' | 'running' | 'done' | 'failed' }

export type Outcome =
  | { ok: true; definition: AlarmDefinition }
  /** `created`: the definition that exists although a later step failed. */
  | { ok: false; error: unknown; step: SavingStep; created: AlarmDefinition | undefined }

export type Saving = {
  steps: readonly StepState[]
  isPending: boolean
  create: (values: DefinitionValues) => Promise<Outcome>
  update: (stored: AlarmDefinition, values: DefinitionValues) => Promise<Outcome>
  /** Creates a copy, then switches the notifications of the old definition off. */
  replace: (stored: AlarmDefinition, values: DefinitionValues) => Promise<Outcome>
  /** Repeats only the last step of `replace`. */
  disable: (stored: AlarmDefinition, created: AlarmDefinition) => Promise<Outcome>
}

/** Saves definitions, in as many requests as it takes. */
export function useSaving(): Saving {
  const { mutateAsync: create } = useCreateAlarmDefinition()
  const { mutateAsync: patch } = usePatchAlarmDefinition()
  const [steps, setSteps] = useState<readonly StepState[]>([])

  type Work = readonly [SavingStep, (created: AlarmDefinition | undefined) => Promise<AlarmDefinition>]

  const run = async (works: readonly Work[], known?: AlarmDefinition): Promise<Outcome> => {
    let created = known
    const show = (at: number, state: StepState['state']): void =>
      setSteps(
        works.map(([step], index) => ({ step, state: index < at ? 'done' : index > at ? 'waiting' : state })),
      )
    for (const [index, [step, work]] of works.entries()) {
      show(index, 'running')
      try {
        created = await work(created)
      } catch (error) {
        show(index, 'failed')
        return { ok: false, error, step, created }
      }
    }
    show(works.length, 'done')
    if (created === undefined) throw new RangeError('There is nothing to save.')
    return { ok: true, definition: created }
  }

  const createWorks = (values: DefinitionValues): Work[] => {
    const { actionsEnabled, ...fields } = values
    const works: Work[] = [['create', () => create(fields)]]
    // Servers enable the notifications of every new definition.
    if (!actionsEnabled)
      works.push(['disableNew', (created) => patch({ alarmDefinitionId: created?.id ?? '', actionsEnabled })])
    return works
  }
  const disableWork = (stored: AlarmDefinition): Work => [
    'disableOld',
    async (created) => {
      const disabled = await patch({ alarmDefinitionId: stored.id, actionsEnabled: false })
      return created ?? disabled
    },
  ]
  return {
    steps,
    isPending: steps.some(({ state }) => state === 'running'),
    create: (values) => run(createWorks(values)),
    update: (stored, values) =>
      run([
        ['update', () => patch({ alarmDefinitionId: stored.id, ...changedValues(toValues(stored), values) })],
      ]),
    replace: (stored, values) => run([...createWorks(values), disableWork(stored)]),
    disable: (stored, created) => run([disableWork(stored)], created),
  }
}
