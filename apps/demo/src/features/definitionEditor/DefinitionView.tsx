import { Text } from '@mantine/core'
import type { AlarmDefinition } from '@monasca/core'
import { ExpressionText } from '../../components/alarm/ExpressionText.js'
import { Section } from '../../components/Section.js'
import formClasses from './DefinitionForm.module.css'
import classes from './DefinitionView.module.css'
import { BacktestSection } from './preview/BacktestSection.js'
import { NotifiedPanel } from './preview/NotifiedPanel.js'
import { PreviewPanel } from './preview/PreviewPanel.js'
import { usePreview } from './preview/usePreview.js'

/** A definition without form controls, for roles that may only read. */
export function DefinitionView({ definition }: { definition: AlarmDefinition }) {
  const { expression, matchBy, description } = definition
  const preview = usePreview(expression, matchBy)
  return (
    <div className={formClasses['columns']}>
      <div className={formClasses['main']}>
        <Section title="Definition">
          <Text size="xs" c="dimmed">
            Your role can read alarm definitions, but not change them.
          </Text>
          <dl className={classes['list']}>
            <dt>Description</dt>
            <dd>{description === '' ? 'none' : description}</dd>
            <dt>Expression</dt>
            <dd>
              <ExpressionText expression={expression} />
            </dd>
            <dt>Match by</dt>
            <dd>{matchBy.length === 0 ? 'nothing: one alarm over all metrics' : matchBy.join(', ')}</dd>
            <dt>No data means</dt>
            <dd>{definition.deterministic ? 'OK (deterministic)' : 'Undetermined'}</dd>
          </dl>
        </Section>
        <BacktestSection expression={expression} matchBy={matchBy} />
      </div>
      <aside className={formClasses['side']} aria-label="What this definition does">
        <PreviewPanel preview={preview} matchBy={matchBy} />
        <NotifiedPanel values={definition} />
      </aside>
    </div>
  )
}
