import type { SavedEvaluator } from '@monasca/core/evaluation'
import { parseStored } from '../store/parseStored.js'
import type { Store } from '../store/store.js'
import type { EngineInput } from './engineInput.js'

/** Adds to the journal of a project; returns the length of what was written. */
export function appendInput(store: Store, projectId: string, input: EngineInput): number {
  const text = JSON.stringify(input)
  store.run('INSERT INTO engine_journal (project_id, input) VALUES (?, ?)', [projectId, text])
  return text.length
}

/** The inputs of a project's evaluator since its snapshot, oldest first. */
export function readInputs(store: Store, projectId: string): EngineInput[] {
  return store
    .rows<[string]>('SELECT input FROM engine_journal WHERE project_id = ? ORDER BY id', [projectId])
    .map(([input]) => parseStored(input))
}

/** Stores a snapshot of an evaluator in place of its journal; returns its length. */
export function writeSnapshot(store: Store, projectId: string, saved: SavedEvaluator): number {
  const text = JSON.stringify(saved)
  store.transaction(() => {
    store.run('INSERT OR REPLACE INTO engine_snapshots (project_id, snapshot) VALUES (?, ?)', [
      projectId,
      text,
    ])
    store.run('DELETE FROM engine_journal WHERE project_id = ?', [projectId])
  })
  return text.length
}

/** The last snapshot of a project's evaluator; `undefined` if there is none that this version can read. */
export function readSnapshot(store: Store, projectId: string): SavedEvaluator | undefined {
  const row = store.get<{ snapshot: string }>('SELECT snapshot FROM engine_snapshots WHERE project_id = ?', [
    projectId,
  ])
  const saved: SavedEvaluator | undefined = row && parseStored(row.snapshot)
  return saved?.version === 1 ? saved : undefined
}
