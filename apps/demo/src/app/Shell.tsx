import { BatchReadsProvider, SignedIn, SignedOut } from '@monasca/react'
import { ToSignIn } from '../session/ToSignIn.js'
import { FrameRangeProvider } from '../timeRange/FrameRangeProvider.js'
import { Frame } from './Frame.js'

/** Every page behind sign-in, in its frame. It stays mounted while a user is signed in. */
export function Shell() {
  return (
    <>
      <SignedIn>
        <BatchReadsProvider>
          <FrameRangeProvider>
            <Frame />
          </FrameRangeProvider>
        </BatchReadsProvider>
      </SignedIn>
      <SignedOut>
        <ToSignIn />
      </SignedOut>
    </>
  )
}
