import { useSession } from '@monasca/react'
import { IconChevronDown, IconFolder } from '@tabler/icons-react'
import { Button } from '../components/base/Button.js'
import { HiddenText } from '../components/base/HiddenText.js'
import type { TriggerProps } from '../components/float/lazyFloat.js'
import { scopeKind, scopeName } from '../session/scopeWords.js'
import classes from './ScopeButton.module.css'

/** The project. Opens the list of the others. */
export function ScopeButton({ className = '', ...props }: TriggerProps) {
  return (
    <Button
      variant="default"
      size="xs"
      className={`${classes['button']} ${className}`}
      leftSection={<IconFolder size={14} aria-hidden="true" />}
      rightSection={<IconChevronDown size={12} aria-hidden="true" />}
      {...props}
    >
      <ScopeLabel />
    </Button>
  )
}

/** The project of an application credential, which has no other. */
export function FixedScope() {
  return (
    <span className={classes['fixed']}>
      <IconFolder size={14} aria-hidden="true" /> <ScopeLabel />
    </span>
  )
}

function ScopeLabel() {
  const { scope } = useSession()
  return (
    <>
      <HiddenText>{scopeKind(scope)}: </HiddenText>
      <span className={classes['name']}>{scopeName(scope)}</span>
    </>
  )
}
