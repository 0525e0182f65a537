/**
 * Type, colours and corners of the dashboard. Texts have at least 4.5:1 against what is behind them, borders of fields
 * 3:1.
 */
export const style = `
:root {
  color-scheme: light;
  --page: #f5f6f8; --surface: #fff; --line: #e1e5ea; --field: #8a93a1; --hover: #f1f3f6;
  --text: #1b2430; --quiet: #5f6977; --accent: #3b5bdb; --accent-hover: #364fc7; --accent-text: #364fc7;
  --tint: #edf2ff; --bad: #c22727; --bad-tint: #fdf0f0; --warn: #a84d06; --good: #1b7a3d;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --page: #14171c; --surface: #1b1f26; --line: #2d333d; --field: #707b8b; --hover: #242a33;
    --text: #d6dae0; --quiet: #9aa4b2; --accent: #4263eb; --accent-hover: #4c6ef5; --accent-text: #91a7ff;
    --tint: #222a44; --bad: #ff8f8f; --bad-tint: #332024; --warn: #f2a35e; --good: #6cc98a;
  }
}
* { box-sizing: border-box }
html { background: var(--page) }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center;
  padding: clamp(1rem, 8vh, 6rem) 1rem 3rem;
  color: var(--text); -webkit-font-smoothing: antialiased;
  font: .875rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
}
.brand { display: flex; align-items: center; gap: .5625rem; margin: 0 0 1.5rem; font-size: 1rem; font-weight: 650; letter-spacing: -.01em }
.brand span { color: var(--quiet); font-weight: 400 }
main {
  width: 100%; max-width: 24.5rem; padding: 1.5rem;
  background: var(--surface); border: 1px solid var(--line); border-radius: .5rem;
}
main.wide { max-width: 52rem }
h1 { margin: 0 0 1.25rem; font-size: 1.25rem; line-height: 1.3; font-weight: 600; overflow-wrap: anywhere }
h2 { margin: 0 0 .25rem; font-size: .8125rem; font-weight: 600 }
p { margin: 0 0 1rem; overflow-wrap: anywhere }
p:last-child, ul:last-child { margin-bottom: 0 }
.quiet { color: var(--quiet); font-size: .8125rem }
ul { margin: 0 0 1.25rem; padding: 0; list-style: none }
li { padding: .25rem 0 .25rem 1.5rem; position: relative }
li::before {
  content: ""; position: absolute; left: .25rem; top: .5rem; width: .4rem; height: .7rem; rotate: 45deg;
  border: solid var(--accent-text); border-width: 0 2px 2px 0;
}
label { display: block; margin: 0 0 .25rem; font-weight: 500 }
input:not([type=hidden]) {
  width: 100%; min-height: 2.25rem; margin-bottom: .875rem; padding: .25rem .75rem; font: inherit; color: inherit;
  background: var(--surface); border: 1px solid var(--field); border-radius: .25rem;
}
input[aria-invalid] { border-color: var(--bad) }
input[name=user_code] { font-family: var(--mono); font-size: 1rem; letter-spacing: .08em; text-transform: uppercase }
button {
  width: 100%; min-height: 2.25rem; margin-top: .5rem; padding: .375rem 1rem; font: inherit; font-weight: 600;
  color: inherit; background: transparent; border: 1px solid var(--field); border-radius: .25rem; cursor: pointer;
}
button:hover { background: var(--hover) }
button.main { color: #fff; background: var(--accent); border-color: var(--accent) }
button.main:hover { background: var(--accent-hover); border-color: var(--accent-hover) }
:focus-visible { outline: 2px solid var(--accent-text); outline-offset: 2px }
.users { margin: 1.5rem -1.5rem -1.5rem; padding: 1.25rem 1.5rem 1.5rem; border-top: 1px solid var(--line) }
.users div { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); gap: .5rem; margin-top: .75rem }
.users button { margin: 0; padding: .375rem .75rem; text-align: start; font-weight: 500; line-height: 1.35; overflow-wrap: anywhere }
.users small { display: block; font-size: .75rem; font-weight: 400; color: var(--quiet) }
.users [aria-current] { border-color: var(--accent-text); background: var(--tint) }
code { font: .8125rem var(--mono) }
.code { display: block; margin: 0 0 1.25rem; padding: .75rem; font-size: 1.375rem; letter-spacing: .12em; text-align: center; border-radius: .25rem; background: var(--hover) }
[role=alert] { padding: .5rem .75rem; color: var(--bad); background: var(--bad-tint); border-inline-start: .25rem solid var(--bad); border-radius: .25rem }
details { border-top: 1px solid var(--line) }
details:last-child { margin-bottom: -.75rem }
summary { padding: .625rem 0; cursor: pointer; overflow-wrap: anywhere }
summary small { display: block; margin-left: 1.0625rem; font-size: .8125rem; color: var(--quiet) }
.failed, .refused { color: var(--bad); font-weight: 600 }
.delivered { color: var(--good) }
pre { margin: 0 0 .875rem; padding: .75rem; font: .8125rem/1.5 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; background: var(--hover); border-radius: .25rem }
@media (forced-colors: active) { button.main { border-width: 2px } .users [aria-current] { border-width: 3px } }
`
