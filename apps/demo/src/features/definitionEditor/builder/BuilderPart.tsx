import { Button, SegmentedControl, Text } from '@mantine/core'
import { IconFold, IconTrash } from '@tabler/icons-react'
import type { ReadExpression } from '../model/editExpression.js'
import type { Outline, OutlinePath } from '../model/outline.js'
import { AddCondition } from './AddCondition.js'
import classes from './Builder.module.css'
import type { BuilderActions } from './builderActions.js'
import { ConditionRow } from './ConditionRow.js'
import { MoveButtons } from './MoveButtons.js'

export type BuilderPartProps = {
  read: ReadExpression
  part: Outline
  path: OutlinePath
  /** The word that joins this part with those beside it. */
  within: 'and' | 'or'
  actions: BuilderActions
}

/** A condition, or a group of them. */
export function BuilderPart({ read, part, path, within, actions }: BuilderPartProps) {
  if (part.type === 'comparison') {
    return <ConditionRow read={read} part={part} path={path} within={within} actions={actions} />
  }
  const number = path.map((place) => place + 1).join('.')
  const name = path.length === 0 ? 'Conditions' : `Group ${number}`
  return (
    <fieldset
      aria-label={name}
      className={classes['group']}
      data-type={part.type}
      data-nested={path.length > 0 || undefined}
    >
      <div className={classes['head']}>
        <SegmentedControl
          size="xs"
          aria-label={`${name}: how many must be true`}
          value={part.type}
          onChange={(next) => actions.setOperator(path, next === 'or' ? 'or' : 'and')}
          data={[
            { value: 'and', label: 'All of' },
            { value: 'or', label: 'Any of' },
          ]}
        />
        <Text span size="xs" c="dimmed">
          these conditions must be true
        </Text>
        {path.length > 0 && (
          <span className={classes['buttons']}>
            <MoveButtons read={read} path={path} actions={actions} name={`group ${number}`} />
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              leftSection={<IconFold size={13} aria-hidden="true" />}
              aria-label={`Ungroup ${number}: put its conditions beside the group`}
              onClick={() => actions.ungroup(path)}
            >
              Ungroup
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              leftSection={<IconTrash size={13} aria-hidden="true" />}
              aria-label={`Remove group ${number}`}
              onClick={() => actions.remove(path)}
            >
              Remove group
            </Button>
          </span>
        )}
      </div>
      {part.operands.map((operand, place) => (
        <BuilderPart
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a part is known by
          key={place}
          read={read}
          part={operand}
          path={[...path, place]}
          within={part.type}
          actions={actions}
        />
      ))}
      <AddCondition
        label={path.length === 0 ? 'Add condition' : 'Add to this group'}
        onAdd={(comparison) => actions.append(path, comparison)}
      />
    </fieldset>
  )
}
