// Checks for developers. Each use is inside
//
//   try {
//     if (process.env.NODE_ENV !== 'production') check(…)
//   } catch {}
//
// Bundlers replace the variable and drop the statement, with what it imports. A page without a bundler has no `process`:
// there the access throws, and nothing is checked.
export { checkOptions } from './checkOptions.js'
export { checkUnits } from './checkUnits.js'
