/**
 * The tables of the identity service, oldest step first. A step that has been published is never edited; a change
 * of the tables is a further step.
 */
export const keystoneMigrations: readonly string[] = [
  `
  CREATE TABLE keystone_domain (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL DEFAULT '',
    enabled INTEGER NOT NULL DEFAULT 1
  ) STRICT;
  CREATE TABLE keystone_project (
    id TEXT PRIMARY KEY,
    domain_id TEXT NOT NULL REFERENCES keystone_domain (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    enabled INTEGER NOT NULL DEFAULT 1,
    UNIQUE (domain_id, name)
  ) STRICT;
  CREATE TABLE keystone_user (
    id TEXT PRIMARY KEY,
    domain_id TEXT NOT NULL REFERENCES keystone_domain (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    password_hash TEXT,
    default_project_id TEXT,
    enabled INTEGER NOT NULL DEFAULT 1,
    UNIQUE (domain_id, name)
  ) STRICT;
  CREATE TABLE keystone_role (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE keystone_assignment (
    user_id TEXT NOT NULL REFERENCES keystone_user (id) ON DELETE CASCADE,
    target_type TEXT NOT NULL CHECK (target_type IN ('project', 'domain', 'system')),
    target_id TEXT NOT NULL,
    role_id TEXT NOT NULL REFERENCES keystone_role (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, target_type, target_id, role_id)
  ) STRICT;
  CREATE TABLE keystone_service (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    enabled INTEGER NOT NULL DEFAULT 1
  ) STRICT;
  CREATE TABLE keystone_endpoint (
    id TEXT PRIMARY KEY,
    service_id TEXT NOT NULL REFERENCES keystone_service (id) ON DELETE CASCADE,
    interface TEXT NOT NULL,
    region_id TEXT NOT NULL,
    url TEXT NOT NULL,
    enabled INTEGER NOT NULL DEFAULT 1
  ) STRICT;
  CREATE TABLE keystone_token (
    hash TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    methods TEXT NOT NULL,
    audit_id TEXT NOT NULL,
    parent_audit_id TEXT,
    scope_type TEXT,
    scope_id TEXT,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX keystone_token_expiry ON keystone_token (expires_at);
  CREATE INDEX keystone_token_audit ON keystone_token (audit_id);
  `,
  `
  CREATE TABLE keystone_credential (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    project_id TEXT,
    type TEXT NOT NULL,
    blob TEXT NOT NULL,
    spent_step INTEGER NOT NULL DEFAULT -1
  ) STRICT;
  CREATE INDEX keystone_credential_user ON keystone_credential (user_id, type);
  `,
  `
  CREATE TABLE keystone_application_credential (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES keystone_user (id) ON DELETE CASCADE,
    project_id TEXT,
    name TEXT NOT NULL,
    description TEXT,
    secret_hash TEXT NOT NULL,
    expires_at INTEGER,
    unrestricted INTEGER,
    role_ids TEXT NOT NULL,
    UNIQUE (user_id, name)
  ) STRICT;
  CREATE TABLE keystone_access_rule (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES keystone_user (id) ON DELETE CASCADE,
    service TEXT NOT NULL,
    path TEXT NOT NULL,
    method TEXT NOT NULL,
    UNIQUE (user_id, service, path, method)
  ) STRICT;
  CREATE TABLE keystone_application_credential_rule (
    application_credential_id TEXT NOT NULL
      REFERENCES keystone_application_credential (id) ON DELETE CASCADE,
    access_rule_id TEXT NOT NULL REFERENCES keystone_access_rule (id) ON DELETE CASCADE,
    PRIMARY KEY (application_credential_id, access_rule_id)
  ) STRICT;
  CREATE INDEX keystone_access_rule_use ON keystone_application_credential_rule (access_rule_id);
  ALTER TABLE keystone_token ADD COLUMN application_credential_id TEXT;
  `,
  `
  ALTER TABLE keystone_user ADD COLUMN options TEXT NOT NULL DEFAULT '{}';
  CREATE TABLE keystone_receipt (
    hash TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    methods TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX keystone_receipt_expiry ON keystone_receipt (expires_at);
  `,
  `
  CREATE TABLE keystone_trust (
    id TEXT PRIMARY KEY,
    trustor_id TEXT NOT NULL REFERENCES keystone_user (id) ON DELETE CASCADE,
    trustee_id TEXT NOT NULL REFERENCES keystone_user (id) ON DELETE CASCADE,
    project_id TEXT NOT NULL REFERENCES keystone_project (id) ON DELETE CASCADE,
    impersonation INTEGER NOT NULL,
    role_ids TEXT NOT NULL,
    expires_at INTEGER,
    remaining_uses INTEGER
  ) STRICT;
  CREATE INDEX keystone_trust_trustor ON keystone_trust (trustor_id);
  CREATE INDEX keystone_trust_trustee ON keystone_trust (trustee_id);
  ALTER TABLE keystone_token ADD COLUMN trust_id TEXT;
  `,
  `
  CREATE TABLE keystone_group (
    id TEXT PRIMARY KEY,
    domain_id TEXT NOT NULL REFERENCES keystone_domain (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    UNIQUE (domain_id, name)
  ) STRICT;
  CREATE TABLE keystone_group_assignment (
    group_id TEXT NOT NULL REFERENCES keystone_group (id) ON DELETE CASCADE,
    target_type TEXT NOT NULL CHECK (target_type IN ('project', 'domain', 'system')),
    target_id TEXT NOT NULL,
    role_id TEXT NOT NULL REFERENCES keystone_role (id) ON DELETE CASCADE,
    PRIMARY KEY (group_id, target_type, target_id, role_id)
  ) STRICT;
  CREATE TABLE keystone_identity_provider (
    id TEXT PRIMARY KEY,
    domain_id TEXT NOT NULL REFERENCES keystone_domain (id) ON DELETE CASCADE,
    protocol TEXT NOT NULL,
    group_id TEXT NOT NULL REFERENCES keystone_group (id) ON DELETE CASCADE,
    enabled INTEGER NOT NULL DEFAULT 1
  ) STRICT;
  ALTER TABLE keystone_token ADD COLUMN federation TEXT;
  `,
  `
  CREATE TABLE keystone_websso (
    hash TEXT PRIMARY KEY,
    origin TEXT NOT NULL,
    verifier TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
]
