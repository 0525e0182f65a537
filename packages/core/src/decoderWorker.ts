// The whole file of a worker that decodes responses, for pages without a bundler: it imports relative files only.
import { serveDecoders } from './series/worker/serveDecoders.js'

serveDecoders(self)
