import {
  Alert,
  Button,
  Group,
  NativeSelect,
  Paper,
  Switch,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import type { AlarmDefinition, Severity } from '@monasca/core'
import { isBaseError } from '@monasca/core'
import { useSession } from '@monasca/react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Form } from '../../components/form/Form.js'
import { LeaveGuard } from '../../components/page/LeaveGuard.js'
import { usePauseRefresh } from '../../components/refresh/usePauseRefresh.js'
import { ErrorNotice } from '../../components/states/ErrorNotice.js'
import classes from './DefinitionForm.module.css'
import { ActionsFields } from './fields/ActionsFields.js'
import { ExpressionField } from './fields/ExpressionField.js'
import {
  changedValues,
  type DefinitionValues,
  nameOfCopy,
  toValues,
  validateValues,
} from './model/definitionValues.js'
import { findRefusals } from './model/findRefusals.js'
import { BacktestSection } from './preview/BacktestSection.js'
import { NotifiedPanel } from './preview/NotifiedPanel.js'
import { PreviewPanel } from './preview/PreviewPanel.js'
import { dimensionNamesOf, usePreview } from './preview/usePreview.js'
import { placeError } from './saving/placeError.js'
import { RefusalNotice } from './saving/RefusalNotice.js'
import { type Outcome, useSaving } from './saving/useSaving.js'

const severities = [
  { value: 'CRITICAL', label: 'Critical' },
  { value: 'HIGH', label: 'High' },
  { value: 'MEDIUM', label: 'Medium' },
  { value: 'LOW', label: 'Low' },
] as const satisfies readonly { value: Severity; label: string }[]

export type DefinitionFormProps = {
  /** The definition that is edited; `undefined` for a new one. */
  stored: AlarmDefinition | undefined
  /** What a new definition starts with. */
  initial: DefinitionValues
  /** What was saved, and how. */
  onSaved: (definition: AlarmDefinition, how: 'created' | 'saved' | 'replaced') => void
}

/** The form of an alarm definition, and beside it what it will do. */
export function DefinitionForm({ stored, initial, onSaved }: DefinitionFormProps) {
  const form = useForm({ initialValues: initial, validate: validateValues })
  const { values } = form
  const [baseline, setBaseline] = useState(initial)
  const [failed, setFailed] = useState<Outcome & { ok: false }>()
  const isLeaving = useRef(false)
  const saving = useSaving()
  const { status } = useSession()
  const preview = usePreview(values.expression, values.matchBy)
  const isDirty = Object.keys(changedValues(baseline, values)).length > 0
  const refusals = stored ? findRefusals(stored, values) : []
  const isChangedElsewhere =
    stored !== undefined && Object.keys(changedValues(baseline, toValues(stored))).length > 0

  usePauseRefresh(isDirty)

  const { setValues } = form
  useEffect(() => {
    // Without changes here, the form follows the server.
    if (!isChangedElsewhere || isDirty || stored === undefined) return
    setBaseline(toValues(stored))
    setValues(toValues(stored))
  }, [isChangedElsewhere, isDirty, stored, setValues])

  const finish = (outcome: Outcome, how: 'created' | 'saved' | 'replaced') => {
    setFailed(outcome.ok ? undefined : outcome)
    if (outcome.ok) {
      isLeaving.current = true
      if (how === 'saved') setBaseline(toValues(outcome.definition))
      onSaved(outcome.definition, how)
      isLeaving.current = how !== 'saved'
      return
    }
    const placed = placeError(outcome.error, values)
    if (placed === undefined || outcome.created !== undefined) return
    form.setFieldError(placed.field, placed.message)
    form.getInputNode(placed.field)?.focus()
  }
  const save = async (wanted: DefinitionValues) => {
    if (refusals.length > 0) return
    setFailed(undefined)
    if (stored === undefined) finish(await saving.create(wanted), 'created')
    else if (isDirty) finish(await saving.update(stored, wanted), 'saved')
  }
  const createAgain = async () => finish(await saving.create(values), 'created')
  const replace = async (name: string) => {
    if (stored === undefined || form.validate().hasErrors) return
    const created = failed?.created
    setFailed(undefined)
    // The copy exists already: only the last step is repeated.
    finish(
      created ? await saving.disable(stored, created) : await saving.replace(stored, { ...values, name }),
      'replaced',
    )
  }
  const isGone =
    stored !== undefined &&
    failed !== undefined &&
    isBaseError(failed.error) &&
    failed.error.code === 'not_found'
  const isPlaced = failed !== undefined && placeError(failed.error, values) !== undefined

  return (
    <div className={classes['columns']}>
      <LeaveGuard isDirty={() => isDirty && !isLeaving.current}>
        The changes to this alarm definition have not been saved.
      </LeaveGuard>
      <div className={classes['main']}>
        <Paper withBorder className={classes['form'] ?? ''}>
          <Form form={form} busy={saving.isPending} onSubmit={(wanted) => void save(wanted)}>
            {isChangedElsewhere && isDirty && stored && (
              <ChangedElsewhere
                onLoad={() => {
                  setBaseline(toValues(stored))
                  setValues(toValues(stored))
                }}
              />
            )}
            <div className={classes['top']}>
              <TextInput
                label="Name"
                autoComplete="off"
                required
                withAsterisk={false}
                {...form.getInputProps('name')}
              />
              <NativeSelect label="Severity" data={[...severities]} {...form.getInputProps('severity')} />
            </div>
            <Textarea label="Description" autosize minRows={1} {...form.getInputProps('description')} />
            <ExpressionField
              value={values.expression}
              onChange={(text) => form.setFieldValue('expression', text)}
              error={toText(form.errors['expression'])}
              dataPath={dataPathOf(form.getInputProps('expression'))}
            />
            <TagsInput
              label="Match by"
              description="One alarm for each combination of the values of these dimensions. Without any: one alarm in all."
              placeholder={values.matchBy.length === 0 ? 'hostname' : ''}
              comboboxProps={{ withinPortal: false }}
              data={dimensionNamesOf(preview.data)}
              {...form.getInputProps('matchBy')}
            />
            <ActionsFields form={form} />
            <Switch
              label="Send notifications"
              description="Off: alarms still change their state, and no notification is sent."
              {...form.getInputProps('actionsEnabled', { type: 'checkbox' })}
            />
            {failed !== undefined && !isPlaced && !isGone && <ErrorNotice error={failed.error} />}
            {failed?.step === 'disableNew' && (
              <Text size="xs" c="var(--text-warn)">
                The definition was created, and its notifications are still on. Open it in the list to switch
                them off.
              </Text>
            )}
            {failed?.step === 'disableOld' && (
              <Text size="xs" c="var(--text-warn)">
                The copy was created, and the old definition is still enabled. Try again to disable it.
              </Text>
            )}
            {isGone && (
              <Alert
                color="red"
                role="alert"
                styles={{ title: { color: 'var(--text-bad)' } }}
                title="This alarm definition no longer exists."
              >
                <Text size="xs">It has been deleted in the meantime. Your changes are still here.</Text>
                <Button size="xs" mt="xs" onClick={() => void createAgain()}>
                  Create it again
                </Button>
              </Alert>
            )}
            {refusals.length > 0 && stored ? (
              <RefusalNotice
                refusals={refusals}
                name={values.name === stored.name ? nameOfCopy(stored.name) : values.name}
                steps={saving.steps}
                isPending={saving.isPending}
                nameError={isPlaced ? toText(form.errors['name']) : undefined}
                onReplace={(name) => void replace(name)}
                onUndo={() => form.setValues({ expression: stored.expression, matchBy: [...stored.matchBy] })}
              />
            ) : (
              <Group gap="xs">
                <Button type="submit" loading={saving.isPending} disabled={stored !== undefined && !isDirty}>
                  {stored === undefined ? 'Create alarm definition' : 'Save changes'}
                </Button>
                {stored !== undefined && isDirty && (
                  <Button
                    variant="default"
                    disabled={saving.isPending}
                    onClick={() => {
                      setFailed(undefined)
                      form.setValues(baseline)
                      form.clearErrors()
                    }}
                  >
                    Discard changes
                  </Button>
                )}
                <Text size="xs" c="dimmed" role="status">
                  {saving.isPending && status !== 'ready' && 'Will be saved after you sign in again.'}
                </Text>
              </Group>
            )}
          </Form>
        </Paper>
        <BacktestSection
          expression={values.expression}
          matchBy={values.matchBy}
          onChange={(text) => form.setFieldValue('expression', text)}
        />
      </div>
      <aside className={classes['side']} aria-label="What this definition does">
        <PreviewPanel preview={preview} matchBy={values.matchBy} />
        <NotifiedPanel values={values} />
      </aside>
    </div>
  )
}

function ChangedElsewhere({ onLoad }: { onLoad: () => void }) {
  return (
    <Alert
      color="yellow"
      variant="outline"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
      title="This definition has been changed elsewhere."
    >
      <Text size="xs">Saving changes only the fields that you have edited.</Text>
      <Button size="xs" variant="default" mt="xs" onClick={onLoad}>
        Discard my changes and load it
      </Button>
    </Alert>
  )
}

/** What `form.getInputNode` looks for. */
function dataPathOf(props: object): string {
  return 'data-path' in props ? String(props['data-path']) : ''
}

function toText(error: ReactNode): string | undefined {
  return typeof error === 'string' ? error : undefined
}
