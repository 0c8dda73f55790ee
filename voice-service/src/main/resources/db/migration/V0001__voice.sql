-- The schema of the voice service. The owner makes it; the service's role reads and writes rows, and no more.

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

COMMENT ON TABLE setting IS 'One row: what must never change once ids exist; checked at every start.';
COMMENT ON COLUMN setting.only_row IS 'Always true: the key that keeps it one row.';
COMMENT ON COLUMN setting.partitions IS 'How many partitions ids are spread over.';

COMMENT ON TABLE partition IS 'A partition of the command stream: fence, offset, counters and outbox, moved by each batch''s commit.';
COMMENT ON COLUMN partition.p IS 'Its number, 0 to 63.';
COMMENT ON COLUMN partition.epoch IS 'Raised by each holder that takes it; a batch of an older epoch cannot commit.';
COMMENT ON COLUMN partition.position IS 'Redis stream id of the last command that is done.';
COMMENT ON COLUMN partition.last_id IS 'The last id given out here.';
COMMENT ON COLUMN partition.published IS 'Source number of the last event that is committed here; dense from 1.';
COMMENT ON COLUMN partition.outgoing IS 'What the last batch publishes (dev.cryb.bus.Outgoing); published again by whoever takes over.';
COMMENT ON COLUMN partition.strikes IS 'How often the entry in suspect was begun on without getting past it.';
COMMENT ON COLUMN partition.suspect IS 'Redis stream id of the entry that was begun on after a takeover; null once a batch is done.';

COMMENT ON TABLE idempotency IS 'The ok acks of the last two hours, given again when a command comes again; hourly partitions.';
COMMENT ON COLUMN idempotency.user_id IS 'Who asked.';
COMMENT ON COLUMN idempotency.nonce IS 'The command''s nonce, the client''s own or its gateway''s; unique per user by the bus.';
COMMENT ON COLUMN idempotency.event IS 'Wire name of the command; another one with the same nonce is a conflict.';
COMMENT ON COLUMN idempotency.ack IS 'The whole ack as JSON.';
COMMENT ON COLUMN idempotency.created_at IS 'When it was written, by the service''s clock: which hour it is dropped with.';

COMMENT ON TABLE todo IS 'Work outside Postgres that a committed command has left to do.';
COMMENT ON COLUMN todo.id IS 'Its id, of its partition.';
COMMENT ON COLUMN todo.partition IS 'The partition whose holder does it.';
COMMENT ON COLUMN todo.kind IS 'Which task does it.';
COMMENT ON COLUMN todo.payload IS 'What the task needs, in a form of the task''s own.';
COMMENT ON COLUMN todo.attempts IS 'How often it was tried.';
COMMENT ON COLUMN todo.due_at IS 'When it is to be tried next.';

-- ---------------------------------------------------------------------------------------------------------------------
-- Calls.

-- Someone's call: one a person, written by whoever holds the partition that the user's id carries.
CREATE TABLE call (
    user_id bigint PRIMARY KEY,
    call text NOT NULL,
    channel_id bigint NOT NULL,
    server_id bigint,
    rights bigint NOT NULL,
    joined boolean NOT NULL,
    participant text,
    joined_at timestamptz NOT NULL,
    due_at timestamptz,
    changed boolean NOT NULL,
    mute boolean NOT NULL,
    deaf boolean NOT NULL,
    self_mute boolean NOT NULL,
    self_deaf boolean NOT NULL,
    self_video boolean NOT NULL,
    self_stream boolean NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX call_channel ON call (channel_id);
CREATE INDEX call_server ON call (server_id) WHERE server_id IS NOT NULL;

-- Whom moderators have silenced where; it outlives the call.
CREATE TABLE silence (
    user_id bigint NOT NULL,
    server_id bigint NOT NULL,
    mute boolean NOT NULL,
    deaf boolean NOT NULL,
    PRIMARY KEY (user_id, server_id)
);

-- What joins of a channel with a user limit lock, so that two lines cannot both take the last place.
CREATE TABLE room (
    channel_id bigint PRIMARY KEY
);

COMMENT ON TABLE call IS 'Who talks where, or has a token to: one call a person.';
COMMENT ON COLUMN call.user_id IS 'The account''s id; its partition is the one in whose line all of this changes.';
COMMENT ON COLUMN call.call IS 'This call''s own id: with the user''s it is the identity at LiveKit, so a former token names a former call.';
COMMENT ON COLUMN call.channel_id IS 'Where; it is LiveKit''s name of the room too.';
COMMENT ON COLUMN call.server_id IS 'The channel''s server; null for direct messages and groups.';
COMMENT ON COLUMN call.rights IS 'What the person may do in the channel, as it was last heard.';
COMMENT ON COLUMN call.joined IS 'Whether LiveKit has said that they are there.';
COMMENT ON COLUMN call.participant IS 'LiveKit''s id of their connection; null until it has said one.';
COMMENT ON COLUMN call.joined_at IS 'When they were first heard there; before that, when they asked.';
COMMENT ON COLUMN call.due_at IS 'Until when one who has not come may come; null once they are there.';
COMMENT ON COLUMN call.changed IS 'Whether something has changed that the token does not say.';
COMMENT ON COLUMN call.mute IS 'Whether a moderator has taken their voice.';
COMMENT ON COLUMN call.deaf IS 'Whether a moderator has taken their hearing.';
COMMENT ON COLUMN call.self_mute IS 'Whether they have muted themselves.';
COMMENT ON COLUMN call.self_deaf IS 'Whether they have deafened themselves.';
COMMENT ON COLUMN call.self_video IS 'Whether their camera is on.';
COMMENT ON COLUMN call.self_stream IS 'Whether they share their screen.';

COMMENT ON TABLE silence IS 'Whom moderators have silenced, by server; it outlives calls.';
COMMENT ON COLUMN silence.user_id IS 'Whom.';
COMMENT ON COLUMN silence.server_id IS 'In all calls of this server.';
COMMENT ON COLUMN silence.mute IS 'Whether they may not be heard.';
COMMENT ON COLUMN silence.deaf IS 'Whether they may not hear.';

COMMENT ON TABLE room IS 'Channels with a user limit: what joining them locks.';
COMMENT ON COLUMN room.channel_id IS 'The channel.';

-- ---------------------------------------------------------------------------------------------------------------------
GRANT USAGE ON SCHEMA ${schema} TO ${role};
GRANT SELECT ON setting TO ${role};
GRANT SELECT, UPDATE ON partition TO ${role};
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency, todo, call, silence, room TO ${role};
REVOKE ALL ON FUNCTION roll_idempotency() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION roll_idempotency() TO ${role};
