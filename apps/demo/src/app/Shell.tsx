import { SignedIn, SignedOut } from '@monasca/react'
import { ToSignIn } from '../session/ToSignIn.js'
import { FrameRangeProvider } from '../timeRange/FrameRangeProvider.js'
import { Frame } from './Frame.js'

/** Every page behind sign-in, in its frame. It stays mounted while a user is signed in. */
export function Shell() {
  return (
    <>
      <SignedIn>
        <FrameRangeProvider>
          <Frame />
        </FrameRangeProvider>
      </SignedIn>
      <SignedOut>
        <ToSignIn />
      </SignedOut>
    </>
  )
}
