// A test of workerd: it passes unless this throws.
import { exerciseCore } from './exerciseCore.mjs'

export default {
  test: (_controller, env) => exerciseCore(env.URL, env.NAME),
}
