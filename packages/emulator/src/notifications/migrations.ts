/** Migrations of the notification tables, oldest first: append only, never edit a released one. */
export const notificationMigrations: readonly string[] = [
  `CREATE TABLE notification_queue (
     id INTEGER PRIMARY KEY,
     project_id TEXT NOT NULL,
     method_id TEXT NOT NULL,
     -- JSON of a Notice
     notice TEXT NOT NULL,
     -- how often it has been tried
     attempts INTEGER NOT NULL,
     -- seconds between repetitions; 0 for the first sending
     period INTEGER NOT NULL,
     -- when to try next, ms since the epoch
     due_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX notification_queue_by_time ON notification_queue (due_at);
   CREATE TABLE outbox (
     id INTEGER PRIMARY KEY,
     project_id TEXT NOT NULL,
     alarm_id TEXT NOT NULL,
     state TEXT NOT NULL,
     type TEXT NOT NULL,
     method_id TEXT NOT NULL,
     method_name TEXT NOT NULL,
     -- without its secrets
     address TEXT NOT NULL,
     status TEXT NOT NULL,
     attempt INTEGER NOT NULL,
     subject TEXT NOT NULL,
     body TEXT NOT NULL,
     error TEXT,
     -- ms since the epoch
     sent_at INTEGER NOT NULL
   ) STRICT;`,
]
