import type { Project } from '@monasca/core'
import {
  type ScopeChoice,
  type SessionDomain,
  type SessionManager,
  type SessionScope,
  type SessionSnapshot,
  type SessionUser,
  type SignInChallenge,
  type SignOutResult,
  withPassword,
} from '@monasca/core/session'
import { expectTypeOf, test } from 'vitest'
import type { MonascaError } from '../query/monascaError.js'
import { SessionProvider } from '../session/SessionProvider.js'
import { useDomains, useProjects, useSwitchProject, useSwitchScope } from './scopes.js'
import { useSession, useSessionManager, useSignIn, useSignOut } from './session.js'

test('useSession', () => {
  expectTypeOf(useSession()).toExtend<SessionSnapshot>()
  expectTypeOf(useSession().isSignedIn).toEqualTypeOf<boolean | undefined>()
  expectTypeOf(useSession().error).toEqualTypeOf<MonascaError | undefined>()
  // @ts-expect-error a page sees no token
  useSession().token
})

test('useSession: who is signed in is known', () => {
  const { isSignedIn, user, scope } = useSession()
  expectTypeOf(user).toEqualTypeOf<SessionUser | undefined>()
  if (!isSignedIn) return
  expectTypeOf(user).toEqualTypeOf<SessionUser>()
  expectTypeOf(scope).toEqualTypeOf<SessionScope>()
})

test('useSessionManager', () => {
  expectTypeOf(useSessionManager()).toEqualTypeOf<SessionManager>()
})

test('useSignIn', () => {
  const { signIn, signInWithPopup, answerChallenge, challenge, error } = useSignIn()
  const way = withPassword({ username: 'mini-mon', userDomainId: 'default', password: 'password' })
  expectTypeOf(signIn(way)).toEqualTypeOf<Promise<boolean>>()
  expectTypeOf(signInWithPopup({ prompt: 'login' })).toEqualTypeOf<Promise<boolean>>()
  expectTypeOf(challenge).toEqualTypeOf<SignInChallenge | undefined>()
  expectTypeOf(error).toEqualTypeOf<MonascaError | undefined>()
  // @ts-expect-error made by `withPassword` and its like
  void signIn({ username: 'mini-mon' })
  // @ts-expect-error a code is text
  void answerChallenge({ passcode: 123456 })
})

test('useSignOut', () => {
  expectTypeOf(useSignOut()({ everywhere: true })).toEqualTypeOf<Promise<SignOutResult>>()
})

test('useProjects, useDomains', () => {
  expectTypeOf(useProjects().data).toEqualTypeOf<Project[] | undefined>()
  expectTypeOf(useProjects().error).toEqualTypeOf<MonascaError | null>()
  const { data } = useDomains({ query: { select: (domains) => domains.length } })
  expectTypeOf(data).toEqualTypeOf<number | undefined>()
  expectTypeOf(useDomains().data).toEqualTypeOf<SessionDomain[] | undefined>()
})

test('useSwitchProject, useSwitchScope', () => {
  expectTypeOf(useSwitchProject().mutateAsync).parameter(0).toEqualTypeOf<string>()
  expectTypeOf(useSwitchScope().mutateAsync).parameter(0).toEqualTypeOf<ScopeChoice>()
  expectTypeOf(useSwitchProject().data).toEqualTypeOf<SessionSnapshot | undefined>()
  // @ts-expect-error a project is named by its id here
  useSwitchProject().mutate({ projectId: 'id' })
})

test('SessionProvider', () => {
  // @ts-expect-error needs a manager
  SessionProvider({})
})
