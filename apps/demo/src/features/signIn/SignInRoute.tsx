import { getRouteApi, useRouter } from '@tanstack/react-router'
import { SignInPage } from './SignInPage.js'

const route = getRouteApi('/sign-in')

/** The sign-in page as one of the router's, for users who have signed out. */
export function SignInRoute() {
  const router = useRouter()
  return (
    <SignInPage
      search={route.useSearch()}
      onSignedIn={(target) => void router.navigate({ href: target, replace: true })}
      onTaken={(target) => router.navigate({ to: '/sign-in', search: { redirect: target }, replace: true })}
    />
  )
}
