import { exerciseCore } from './exerciseCore.mjs'

self.addEventListener('message', (event) => {
  const { url, name } = event.data
  const answer = (text) => event.ports[0].postMessage(text)
  event.waitUntil(
    exerciseCore(url, name).then(
      () => answer('works'),
      (error) => answer(String(error.stack ?? error)),
    ),
  )
})
