import { useLocalStorage } from '@mantine/hooks'
import { picklist, safeParse } from 'valibot'

/** Height of the rows of all tables. */
export type Density = 'normal' | 'compact'

const densities = picklist(['normal', 'compact'])

/** The density of all tables, kept in this browser. */
export function useDensity(): [Density, (density: Density) => void] {
  const [density, setDensity] = useLocalStorage<Density>({
    key: 'monasca.density',
    defaultValue: 'normal',
    getInitialValueInEffect: false,
    serialize: (value) => value,
    deserialize: (text) => {
      const parsed = safeParse(densities, text)
      return parsed.success ? parsed.output : 'normal'
    },
  })
  return [density, setDensity]
}
