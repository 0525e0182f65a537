/** Migrations of the OpenID provider's tables, oldest first: append only, never edit a released one. */
export const oidcMigrations: readonly string[] = [
  `
  CREATE TABLE oidc_entity (
    model TEXT NOT NULL,
    id TEXT NOT NULL,
    payload TEXT NOT NULL,
    grant_id TEXT,
    uid TEXT,
    user_code TEXT,
    expires_at INTEGER,
    PRIMARY KEY (model, id)
  ) STRICT;
  CREATE INDEX oidc_entity_grant ON oidc_entity (grant_id);
  CREATE INDEX oidc_entity_uid ON oidc_entity (model, uid);
  CREATE INDEX oidc_entity_user_code ON oidc_entity (model, user_code);
  CREATE INDEX oidc_entity_expiry ON oidc_entity (expires_at);
  CREATE TABLE oidc_secret (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;
  `,
]
