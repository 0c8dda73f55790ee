-- People, their login sessions, the refresh tokens of those, and what was revoked.
-- The gateway's own role reads and writes; only the owner changes the schema.

GRANT USAGE ON SCHEMA gateway TO ${role};

-- Feeds the counter and the partition of user ids.
CREATE SEQUENCE user_counter;
GRANT USAGE ON SEQUENCE user_counter TO ${role};

CREATE TABLE account (
    id            bigint PRIMARY KEY,
    username      text NOT NULL UNIQUE CHECK (username = lower(username)),
    display_name  text NOT NULL,
    avatar        text,
    password_hash text,                    -- PHC string; none for people of an outside issuer
    issuer        text,                    -- the outside issuer, and
    subject       text,                    -- its name for this person
    created_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (issuer, subject)
);

CREATE TABLE session (
    id         uuid PRIMARY KEY,
    user_id    bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    generation integer NOT NULL,           -- of the newest refresh tokens
    rotated_at timestamptz NOT NULL,       -- when the first token of that generation was given
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL        -- of the newest refresh tokens
);
CREATE INDEX session_of_user ON session (user_id);
CREATE INDEX session_by_end ON session (expires_at);

-- Tokens that were rotated stay until their session ends, so that a stolen one is noticed.
CREATE TABLE refresh_token (
    hash       bytea PRIMARY KEY,          -- SHA-256 of the token
    session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
    generation integer NOT NULL
);
CREATE INDEX refresh_token_of_session ON refresh_token (session_id);

-- What every gateway reads twice a second.
CREATE TABLE revocation (
    session_id uuid PRIMARY KEY,
    revoked_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX revocation_by_time ON revocation (revoked_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON account, session, refresh_token, revocation TO ${role};
