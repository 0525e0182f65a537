import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// Without globals, Testing Library does not unmount by itself.
afterEach(cleanup)

// One second, the default, is not enough for a busy machine.
configure({ asyncUtilTimeout: 10_000 })
