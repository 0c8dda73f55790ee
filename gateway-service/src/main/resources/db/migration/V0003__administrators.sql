-- What administrators of the deployment do: suspend people, and leave a trace of everything.

ALTER TABLE account
    ADD COLUMN suspended_at timestamptz,
    ADD COLUMN suspended_reason text;
COMMENT ON COLUMN account.suspended_at IS 'Since when its person is shut out; null for all others.';
COMMENT ON COLUMN account.suspended_reason IS 'Why, in words that its person is told.';

-- Finds people by the beginning of their name.
CREATE INDEX account_by_prefix ON account (username text_pattern_ops);

-- All sockets of these people end. Logins are ended by revocation; sessions of outside issuers have no row here.
CREATE TABLE user_revocation (
    user_id    bigint NOT NULL,
    revoked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (user_id, revoked_at)
);
CREATE INDEX user_revocation_by_time ON user_revocation (revoked_at);

CREATE TABLE admin_audit (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    admin   bigint NOT NULL,               -- the user who acted
    action  text NOT NULL,                 -- user:suspend, user:unsuspend, server:delete
    target  bigint NOT NULL,               -- the user or server
    reason  text,
    outcome text,                          -- "done" or the code of the refusal; null until it is known
    at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX admin_audit_by_time ON admin_audit (at);

GRANT SELECT, INSERT, UPDATE, DELETE ON user_revocation, admin_audit TO ${role};
