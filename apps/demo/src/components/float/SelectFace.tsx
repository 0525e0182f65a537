import { IconSelector } from '@tabler/icons-react'
import type { SearchSelectProps } from './SearchSelect.js'
import classes from './SelectFace.module.css'

type SelectFaceProps = SearchSelectProps & {
  isLoading?: boolean | undefined
  /** Called when the list is wanted. */
  onUse?: (() => void) | undefined
  /** Called when it may be wanted soon. */
  onNear?: (() => void) | undefined
}

/** A closed field that chooses from a list. */
export function SelectFace(props: SelectFaceProps) {
  const { label, data, value, width, disabled = false, icon, isLoading = false, onUse, onNear } = props
  const shown = data
    .flatMap((entry) => (typeof entry === 'object' && 'items' in entry ? entry.items : [entry]))
    .find((item) => (typeof item === 'string' ? item : item.value) === value)
  return (
    <span className={classes['field']} style={{ width }}>
      {icon !== undefined && <span className={classes['icon']}>{icon}</span>}
      <input
        className={classes['input']}
        data-with-icon={icon === undefined ? undefined : true}
        role="combobox"
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={false}
        aria-busy={isLoading || undefined}
        readOnly
        disabled={disabled}
        value={shown === undefined ? (value ?? '') : typeof shown === 'string' ? shown : shown.label}
        onClick={onUse}
        onFocus={onNear}
        onPointerEnter={onNear}
        onKeyDown={({ key }) => {
          if (key === 'Enter' || key === ' ' || key.startsWith('Arrow')) onUse?.()
        }}
      />
      <IconSelector className={classes['chevron']} size={14} aria-hidden="true" />
    </span>
  )
}
