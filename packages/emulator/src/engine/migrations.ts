/** Migrations of the engine's tables, oldest first: append only, never edit a released one. */
export const engineMigrations: readonly string[] = [
  `CREATE TABLE engine_snapshots (
     project_id TEXT PRIMARY KEY,
     -- JSON of an evaluator
     snapshot TEXT NOT NULL
   ) STRICT;
   -- what an evaluator was given since its snapshot
   CREATE TABLE engine_journal (
     id INTEGER PRIMARY KEY,
     project_id TEXT NOT NULL,
     -- JSON of an EngineInput
     input TEXT NOT NULL
   ) STRICT;
   CREATE INDEX engine_journal_by_project ON engine_journal (project_id, id);`,
]
