/**
 * Migrations of Monasca's tables, oldest first: append only, never edit a released one.
 *
 * All times are milliseconds since the epoch. Measurements are stored in the order in which they are read (series, then
 * time), without a row id, so that a range of one series is in neighbouring pages.
 */
export const monascaMigrations: readonly string[] = [
  `CREATE TABLE metrics (
     id INTEGER PRIMARY KEY,
     project_id TEXT NOT NULL,
     name TEXT NOT NULL,
     -- JSON object with sorted keys: two equal sets of dimensions have the same text
     dimensions TEXT NOT NULL,
     UNIQUE (project_id, name, dimensions)
   ) STRICT;
   CREATE TABLE metric_dimensions (
     project_id TEXT NOT NULL,
     name TEXT NOT NULL,
     value TEXT NOT NULL,
     metric_id INTEGER NOT NULL REFERENCES metrics (id) ON DELETE CASCADE,
     PRIMARY KEY (project_id, name, value, metric_id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX metric_dimensions_by_metric ON metric_dimensions (metric_id, name, value);
   CREATE TABLE measurements (
     metric_id INTEGER NOT NULL,
     timestamp INTEGER NOT NULL,
     value REAL NOT NULL,
     -- JSON object, NULL when there is none
     value_meta TEXT,
     PRIMARY KEY (metric_id, timestamp)
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE notification_methods (
     id TEXT PRIMARY KEY,
     project_id TEXT NOT NULL,
     name TEXT NOT NULL,
     type TEXT NOT NULL,
     address TEXT NOT NULL,
     -- seconds between repetitions, 0 for none
     period INTEGER NOT NULL,
     created_at INTEGER NOT NULL,
     updated_at INTEGER NOT NULL,
     UNIQUE (project_id, name)
   ) STRICT;

   CREATE TABLE alarm_definitions (
     id TEXT PRIMARY KEY,
     project_id TEXT NOT NULL,
     name TEXT NOT NULL,
     description TEXT NOT NULL,
     expression TEXT NOT NULL,
     deterministic INTEGER NOT NULL,
     -- JSON array of dimension names
     match_by TEXT NOT NULL,
     severity TEXT NOT NULL,
     actions_enabled INTEGER NOT NULL,
     created_at INTEGER NOT NULL,
     updated_at INTEGER NOT NULL,
     UNIQUE (project_id, name)
   ) STRICT;
   CREATE TABLE sub_expressions (
     alarm_definition_id TEXT NOT NULL REFERENCES alarm_definitions (id) ON DELETE CASCADE,
     position INTEGER NOT NULL,
     metric_name TEXT NOT NULL,
     -- JSON object
     dimensions TEXT NOT NULL,
     PRIMARY KEY (alarm_definition_id, position)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX sub_expressions_by_metric ON sub_expressions (metric_name);
   CREATE TABLE alarm_actions (
     alarm_definition_id TEXT NOT NULL REFERENCES alarm_definitions (id) ON DELETE CASCADE,
     -- the alarm state that calls the action
     state TEXT NOT NULL,
     position INTEGER NOT NULL,
     notification_method_id TEXT NOT NULL REFERENCES notification_methods (id) ON DELETE CASCADE,
     PRIMARY KEY (alarm_definition_id, state, position)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX alarm_actions_by_method ON alarm_actions (notification_method_id);

   CREATE TABLE alarms (
     id TEXT PRIMARY KEY,
     project_id TEXT NOT NULL,
     alarm_definition_id TEXT NOT NULL REFERENCES alarm_definitions (id) ON DELETE CASCADE,
     state TEXT NOT NULL,
     lifecycle_state TEXT,
     link TEXT,
     created_at INTEGER NOT NULL,
     updated_at INTEGER NOT NULL,
     state_updated_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX alarms_by_project ON alarms (project_id, state);
   CREATE INDEX alarms_by_definition ON alarms (alarm_definition_id);
   CREATE TABLE alarm_metrics (
     alarm_id TEXT NOT NULL REFERENCES alarms (id) ON DELETE CASCADE,
     metric_id INTEGER NOT NULL REFERENCES metrics (id) ON DELETE CASCADE,
     PRIMARY KEY (alarm_id, metric_id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX alarm_metrics_by_metric ON alarm_metrics (metric_id);
   CREATE TABLE alarm_history (
     id INTEGER PRIMARY KEY,
     project_id TEXT NOT NULL,
     alarm_id TEXT NOT NULL REFERENCES alarms (id) ON DELETE CASCADE,
     timestamp INTEGER NOT NULL,
     -- JSON arrays, as the API shows them
     metrics TEXT NOT NULL,
     sub_alarms TEXT NOT NULL,
     old_state TEXT NOT NULL,
     new_state TEXT NOT NULL,
     reason TEXT NOT NULL,
     -- JSON text, as the API shows it
     reason_data TEXT NOT NULL
   ) STRICT;
   CREATE INDEX alarm_history_by_alarm ON alarm_history (alarm_id, timestamp);
   CREATE INDEX alarm_history_by_time ON alarm_history (project_id, timestamp);`,
  `-- Measurements on their way to the table above, as JSON arrays of its rows, in the order in which they came.
   CREATE TABLE measurement_log (
     id INTEGER PRIMARY KEY,
     rows TEXT NOT NULL
   ) STRICT;`,
]
