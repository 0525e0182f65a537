import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// Without globals, Testing Library does not unmount by itself.
afterEach(cleanup)
