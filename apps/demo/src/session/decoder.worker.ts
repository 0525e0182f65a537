import { serveDecoders } from '@monasca/core/series'

serveDecoders(self)
