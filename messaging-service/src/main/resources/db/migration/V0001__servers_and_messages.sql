-- The schema of the messaging service. The owner makes it; the service's role reads and writes rows, and no more.

-- One row: what must never change once ids exist.
CREATE TABLE setting (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    partitions int NOT NULL
);
INSERT INTO setting (partitions) VALUES (64);

-- ---------------------------------------------------------------------------------------------------------------------
-- The bus: see dev.cryb.bus.PgLaneStore and PgTransaction.

-- One row a partition: fence, consumer offset, id counter, event counter and outbox in one.
-- Each batch rewrites it, so pages stay nearly empty, and old versions are swept early.
CREATE TABLE partition (
    p int PRIMARY KEY,
    epoch bigint NOT NULL DEFAULT 0,
    position text NOT NULL DEFAULT '0-0',
    last_id bigint NOT NULL DEFAULT 0,
    published bigint NOT NULL DEFAULT 0,
    outgoing bytea,
    strikes int NOT NULL DEFAULT 0,
    suspect text
) WITH (
    fillfactor = 10,
    autovacuum_vacuum_threshold = 500,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_cost_delay = 0,
    toast.autovacuum_vacuum_threshold = 2000,
    toast.autovacuum_vacuum_scale_factor = 0,
    toast.autovacuum_vacuum_cost_delay = 0
);
ALTER TABLE partition ALTER COLUMN outgoing SET STORAGE EXTERNAL;
INSERT INTO partition (p) SELECT generate_series(0, 63);

-- The ok acks of the last two hours by user and nonce, given again when a command comes again.
-- Hourly partitions, so that forgetting is a drop; the bus sees to it that a key is added once.
CREATE TABLE idempotency (
    user_id bigint NOT NULL,
    nonce text NOT NULL,
    event text NOT NULL,
    ack text NOT NULL,
    created_at timestamptz NOT NULL
) PARTITION BY RANGE (created_at);
CREATE INDEX idempotency_key ON idempotency (user_id, nonce);
CREATE TABLE idempotency_default PARTITION OF idempotency DEFAULT;

-- Work outside Postgres that a committed command has left to do.
CREATE TABLE todo (
    id bigint PRIMARY KEY,
    partition int NOT NULL,
    kind text NOT NULL,
    payload text NOT NULL,
    attempts int NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX todo_due ON todo (due_at);

-- Makes the hours up to two ahead and drops those older than two: the service's role has no DDL of its own.
-- An hour that cannot be made, because its rows lie in the default partition, is left to that one.
CREATE FUNCTION roll_idempotency() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp SET lock_timeout = '500ms' AS
$$
DECLARE
    hour timestamptz;
    name text;
BEGIN
    FOR step IN 0..2 LOOP
        hour := date_trunc('hour', now(), 'UTC') + make_interval(hours => step);
        name := 'idempotency_' || to_char(hour AT TIME ZONE 'UTC', 'YYYYMMDDHH24');
        IF to_regclass(name) IS NULL THEN
            BEGIN
                EXECUTE format('CREATE TABLE %I PARTITION OF idempotency FOR VALUES FROM (%L) TO (%L)',
                    name, hour, hour + interval '1 hour');
            EXCEPTION WHEN check_violation OR duplicate_table OR lock_not_available THEN
                NULL;
            END;
        END IF;
    END LOOP;
    FOR name IN
        SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'idempotency'::regclass AND c.relname ~ '^idempotency_[0-9]{10}$'
          AND to_timestamp(right(c.relname, 10) || '+00', 'YYYYMMDDHH24TZH') < now() - interval '3 hours'
    LOOP
        BEGIN
            EXECUTE format('DROP TABLE %I', name);
        EXCEPTION WHEN undefined_table OR lock_not_available THEN
            NULL;
        END;
    END LOOP;
    DELETE FROM idempotency_default WHERE created_at < now() - interval '2 hours';
END
$$;
SELECT roll_idempotency();

-- ---------------------------------------------------------------------------------------------------------------------
-- People and servers.

-- A user as others see them, made when messaging first meets them; accounts are the gateway's.
CREATE TABLE profile (
    user_id bigint PRIMARY KEY,
    username text NOT NULL,
    display_name text NOT NULL,
    avatar text
);

-- A server; member_count is kept by those who join and leave.
CREATE TABLE server (
    id bigint PRIMARY KEY,
    name text NOT NULL,
    icon text,
    owner_id bigint NOT NULL,
    member_count int NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL
) WITH (fillfactor = 70);

-- A role; @everyone has its server's id and position 0. Permissions is a mask of dev.cryb.permission.Permission.
CREATE TABLE role (
    id bigint PRIMARY KEY,
    server_id bigint NOT NULL REFERENCES server ON DELETE CASCADE,
    name text NOT NULL,
    color int NOT NULL DEFAULT 0,
    permissions bigint NOT NULL,
    position int NOT NULL,
    hoist boolean NOT NULL DEFAULT false,
    mentionable boolean NOT NULL DEFAULT false
);
CREATE INDEX role_server ON role (server_id);

-- A user in a server; while timeout_until lies ahead, that user may only look.
CREATE TABLE member (
    server_id bigint NOT NULL REFERENCES server ON DELETE CASCADE,
    user_id bigint NOT NULL REFERENCES profile,
    nick text,
    joined_at timestamptz NOT NULL,
    timeout_until timestamptz,
    PRIMARY KEY (server_id, user_id)
);
CREATE INDEX member_user ON member (user_id);

-- The roles of a member, without @everyone.
CREATE TABLE member_role (
    server_id bigint NOT NULL,
    user_id bigint NOT NULL,
    role_id bigint NOT NULL REFERENCES role ON DELETE CASCADE,
    PRIMARY KEY (server_id, user_id, role_id),
    FOREIGN KEY (server_id, user_id) REFERENCES member ON DELETE CASCADE
);
CREATE INDEX member_role_role ON member_role (role_id);

-- ---------------------------------------------------------------------------------------------------------------------
-- Channels.

-- A channel; type is its wire name, parent_id its category.
CREATE TABLE channel (
    id bigint PRIMARY KEY,
    server_id bigint NOT NULL REFERENCES server ON DELETE CASCADE,
    type text NOT NULL,
    name text NOT NULL,
    topic text,
    position int NOT NULL,
    parent_id bigint REFERENCES channel ON DELETE SET NULL,
    slowmode_seconds int NOT NULL DEFAULT 0,
    user_limit int
);
CREATE INDEX channel_server ON channel (server_id);
CREATE INDEX channel_parent ON channel (parent_id);

-- What a channel allows and denies to one role or member, over the server's rights.
CREATE TABLE overwrite (
    channel_id bigint NOT NULL REFERENCES channel ON DELETE CASCADE,
    target_type text NOT NULL,
    target_id bigint NOT NULL,
    allow bigint NOT NULL,
    deny bigint NOT NULL,
    PRIMARY KEY (channel_id, target_type, target_id)
);

-- A way into a server; max_uses 0 is without bound, expires_at null is never.
CREATE TABLE invite (
    code text PRIMARY KEY,
    server_id bigint NOT NULL REFERENCES server ON DELETE CASCADE,
    channel_id bigint NOT NULL REFERENCES channel ON DELETE CASCADE,
    creator_id bigint NOT NULL,
    uses int NOT NULL DEFAULT 0,
    max_uses int NOT NULL,
    expires_at timestamptz,
    created_at timestamptz NOT NULL
);
CREATE INDEX invite_server ON invite (server_id);
CREATE INDEX invite_channel ON invite (channel_id);

-- A message; within a channel, id and seq grow together. A deleted one keeps its row as a tombstone without content.
-- No foreign keys: this is the table that must be quick to write.
CREATE TABLE message (
    id bigint NOT NULL,
    channel_id bigint NOT NULL,
    seq bigint NOT NULL,
    author_id bigint NOT NULL,
    content text NOT NULL,
    reply_to bigint,
    nonce text,
    edited_at timestamptz,
    deleted_at timestamptz,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (channel_id, id),
    UNIQUE (channel_id, seq)
);

-- ---------------------------------------------------------------------------------------------------------------------
GRANT USAGE ON SCHEMA ${schema} TO ${role};
GRANT SELECT ON setting TO ${role};
GRANT SELECT, UPDATE ON partition TO ${role};
GRANT SELECT, INSERT, UPDATE, DELETE
    ON idempotency, todo, profile, server, role, member, member_role, channel, overwrite, invite, message TO ${role};
REVOKE ALL ON FUNCTION roll_idempotency() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION roll_idempotency() TO ${role};
