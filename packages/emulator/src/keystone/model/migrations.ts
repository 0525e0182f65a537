/** Migrations of the identity service's tables, oldest first: append only, never edit a released one. */
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
  `
  ALTER TABLE keystone_domain ADD COLUMN extra TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE keystone_project ADD COLUMN parent_id TEXT;
  ALTER TABLE keystone_project ADD COLUMN extra TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE keystone_user ADD COLUMN extra TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE keystone_role ADD COLUMN description TEXT;
  ALTER TABLE keystone_role ADD COLUMN extra TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE keystone_group ADD COLUMN description TEXT NOT NULL DEFAULT '';
  ALTER TABLE keystone_group ADD COLUMN extra TEXT NOT NULL DEFAULT '{}';
  CREATE TABLE keystone_group_member (
    group_id TEXT NOT NULL REFERENCES keystone_group (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES keystone_user (id) ON DELETE CASCADE,
    PRIMARY KEY (group_id, user_id)
  ) STRICT;
  CREATE INDEX keystone_group_member_user ON keystone_group_member (user_id);
  ALTER TABLE keystone_service ADD COLUMN extra TEXT NOT NULL DEFAULT '{}';
  CREATE TABLE keystone_region (
    id TEXT PRIMARY KEY,
    description TEXT NOT NULL DEFAULT '',
    parent_region_id TEXT REFERENCES keystone_region (id),
    extra TEXT NOT NULL DEFAULT '{}'
  ) STRICT;
  INSERT INTO keystone_region (id) SELECT DISTINCT region_id FROM keystone_endpoint;
  ALTER TABLE keystone_endpoint RENAME TO keystone_endpoint_before;
  CREATE TABLE keystone_endpoint (
    id TEXT PRIMARY KEY,
    service_id TEXT NOT NULL REFERENCES keystone_service (id) ON DELETE CASCADE,
    interface TEXT NOT NULL,
    region_id TEXT REFERENCES keystone_region (id),
    url TEXT NOT NULL,
    enabled INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}'
  ) STRICT;
  INSERT INTO keystone_endpoint (id, service_id, interface, region_id, url, enabled)
    SELECT id, service_id, interface, region_id, url, enabled FROM keystone_endpoint_before ORDER BY rowid;
  DROP TABLE keystone_endpoint_before;
  CREATE TABLE keystone_mapping (
    id TEXT PRIMARY KEY,
    rules TEXT NOT NULL,
    extra TEXT NOT NULL DEFAULT '{}'
  ) STRICT;
  INSERT INTO keystone_mapping (id, rules) SELECT id, json_array(json_object(
    'local', json_array(
      json_object('user', json_object('name', '{0}')),
      json_object('group', json_object('id', group_id))
    ),
    'remote', json_array(json_object('type', 'OIDC-preferred_username'))
  )) FROM keystone_identity_provider;
  ALTER TABLE keystone_identity_provider RENAME TO keystone_identity_provider_before;
  CREATE TABLE keystone_identity_provider (
    id TEXT PRIMARY KEY,
    domain_id TEXT NOT NULL REFERENCES keystone_domain (id) ON DELETE CASCADE,
    enabled INTEGER NOT NULL DEFAULT 0,
    description TEXT,
    remote_ids TEXT NOT NULL DEFAULT '[]',
    extra TEXT NOT NULL DEFAULT '{}'
  ) STRICT;
  INSERT INTO keystone_identity_provider (id, domain_id, enabled, remote_ids)
    SELECT id, domain_id, enabled, '["$(issuer)s"]' FROM keystone_identity_provider_before;
  CREATE TABLE keystone_protocol (
    identity_provider_id TEXT NOT NULL REFERENCES keystone_identity_provider (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    mapping_id TEXT NOT NULL,
    remote_id_attribute TEXT,
    PRIMARY KEY (identity_provider_id, id)
  ) STRICT;
  INSERT INTO keystone_protocol (identity_provider_id, id, mapping_id)
    SELECT id, protocol, id FROM keystone_identity_provider_before;
  DROP TABLE keystone_identity_provider_before;
  -- What is held on something, or was signed in to, ends with it.
  CREATE TRIGGER keystone_project_removed AFTER DELETE ON keystone_project BEGIN
    DELETE FROM keystone_assignment WHERE target_type = 'project' AND target_id = OLD.id;
    DELETE FROM keystone_group_assignment WHERE target_type = 'project' AND target_id = OLD.id;
    DELETE FROM keystone_application_credential WHERE project_id = OLD.id;
    UPDATE keystone_user SET default_project_id = NULL WHERE default_project_id = OLD.id;
  END;
  CREATE TRIGGER keystone_domain_removed AFTER DELETE ON keystone_domain BEGIN
    DELETE FROM keystone_assignment WHERE target_type = 'domain' AND target_id = OLD.id;
    DELETE FROM keystone_group_assignment WHERE target_type = 'domain' AND target_id = OLD.id;
  END;
  CREATE TRIGGER keystone_user_removed AFTER DELETE ON keystone_user BEGIN
    DELETE FROM keystone_credential WHERE user_id = OLD.id;
  END;
  `,
]
