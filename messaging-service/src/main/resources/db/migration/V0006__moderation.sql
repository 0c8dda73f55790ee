-- Bans and the audit log.

CREATE TABLE ban (
    server_id bigint NOT NULL,
    user_id bigint NOT NULL,
    moderator_id bigint NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (server_id, user_id)
);
CREATE INDEX ban_time ON ban (server_id, created_at, user_id);
COMMENT ON TABLE ban IS 'Someone who may not come into a server.';
COMMENT ON COLUMN ban.server_id IS 'The server.';
COMMENT ON COLUMN ban.user_id IS 'Who may not come in.';
COMMENT ON COLUMN ban.moderator_id IS 'Who banned.';
COMMENT ON COLUMN ban.reason IS 'Why, as far as was said; null for nothing.';
COMMENT ON COLUMN ban.created_at IS 'When, by the command''s time.';

-- Kept 90 days.
CREATE TABLE audit (
    id bigint PRIMARY KEY,
    server_id bigint NOT NULL,
    action text NOT NULL,
    actor_id bigint NOT NULL,
    target_id text,
    reason text,
    changes text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX audit_server ON audit (server_id, id);
CREATE INDEX audit_time ON audit (created_at);
COMMENT ON TABLE audit IS 'An administrative act in a server.';
COMMENT ON COLUMN audit.id IS 'Its id, of its server''s partition.';
COMMENT ON COLUMN audit.server_id IS 'The server.';
COMMENT ON COLUMN audit.action IS 'Wire name of the request.';
COMMENT ON COLUMN audit.actor_id IS 'Who did it.';
COMMENT ON COLUMN audit.target_id IS 'What it was done to; null for the server itself.';
COMMENT ON COLUMN audit.reason IS 'Why, as far as was said; null for nothing.';
COMMENT ON COLUMN audit.changes IS 'Fields before and after, as JSON of dev.cryb.model.AuditEntry.Change.';
COMMENT ON COLUMN audit.created_at IS 'When, by the command''s time.';

GRANT SELECT, INSERT, UPDATE, DELETE ON ban, audit TO ${role};
