import './mantineStyles.js'
import { MantineProvider } from '@mantine/core'
import type { ComponentType, FunctionComponent } from 'react'
import { getColorScheme, setColorScheme, useColorScheme } from '../colorScheme.js'
import { theme } from './theme.js'

/**
 * Wraps a component that uses Mantine: a page, or a menu of the frame. The frame and the overview use the parts in
 * `components/base` instead, so that the first charts need not wait for Mantine.
 */
export function withMantine<props extends object>(Component: ComponentType<props>): FunctionComponent<props> {
  return function WithMantine(props) {
    return (
      <MantineProvider
        theme={theme}
        forceColorScheme={useColorScheme()}
        colorSchemeManager={colorSchemeManager}
        getStyleNonce={styleNonce}
      >
        <Component {...props} />
      </MantineProvider>
    )
  }
}

/** The page's own colours: Mantine neither stores nor changes them. */
const colorSchemeManager = {
  get: getColorScheme,
  set: (scheme: string) => (scheme === 'light' || scheme === 'dark') && setColorScheme(scheme),
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
}

/** The page's policy allows only `<style>` elements with this nonce. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}
