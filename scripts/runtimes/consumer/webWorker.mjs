import { exerciseCore } from './exerciseCore.mjs'

self.addEventListener('message', ({ data: { url, name } }) => {
  exerciseCore(url, name).then(
    () => self.postMessage('works'),
    (error) => self.postMessage(String(error.stack ?? error)),
  )
})
