import { Anchor, Paper } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyNotice } from '../../components/states/EmptyNotice.js'
import { type DefinitionsSearch, filterNames } from './definitionsSearch.js'

/** Why the list is empty, and what to do. */
export function NoDefinitions({ search, mayWrite }: { search: DefinitionsSearch; mayWrite: boolean }) {
  const isFiltered = filterNames.some((name) => search[name] !== undefined)
  return (
    <Paper withBorder>
      <EmptyNotice>
        {isFiltered ? (
          'No alarm definitions match these filters. Clear some of them.'
        ) : (
          <>
            No alarm definitions yet. A definition is a rule such as “average CPU load above 90 %”: Monasca
            creates alarms from it when measurements arrive.{' '}
            {mayWrite ? (
              <>
                <Anchor component={Link} to="/definitions/new" inherit>
                  Create an alarm definition
                </Anchor>{' '}
                or{' '}
                <Anchor component={Link} to="/definitions/import" inherit>
                  import a file
                </Anchor>
                .
              </>
            ) : (
              'Ask someone whose role can write to create one.'
            )}
          </>
        )}
      </EmptyNotice>
    </Paper>
  )
}
