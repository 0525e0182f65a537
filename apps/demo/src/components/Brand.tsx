import { Text } from '@mantine/core'
import classes from './Brand.module.css'

/** Logo and name of the dashboard. */
export function Brand({ large = false }: { large?: boolean | undefined }) {
  const size = large ? 34 : 26
  return (
    <span className={classes['brand']}>
      <img src="/icon.svg" width={size} height={size} alt="" />
      <Text component="span" fw={650} size={large ? 'xl' : 'lg'}>
        Monasca
      </Text>
    </span>
  )
}
