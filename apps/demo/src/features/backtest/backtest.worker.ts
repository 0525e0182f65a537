import { serveBacktests } from '@monasca/core/evaluation'

serveBacktests(self)
