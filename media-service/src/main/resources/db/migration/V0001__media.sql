-- The schema of the media service. The owner makes it; the service's role reads and writes rows, and no more.

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
-- Files.

-- What is in the store, once for all uploads of the same bytes: objects f/ID and, of an image, t/ID.
CREATE TABLE blob (
    id bigint PRIMARY KEY,
    hash text NOT NULL UNIQUE,
    size bigint NOT NULL,
    content_type text NOT NULL,
    refs int NOT NULL,
    thumbnail boolean NOT NULL,
    lost boolean NOT NULL DEFAULT false
);

-- A file that someone uploads, from the request until nobody needs it.
CREATE TABLE upload (
    id bigint PRIMARY KEY,
    user_id bigint NOT NULL,
    purpose text NOT NULL,
    channel_id bigint,
    server_id bigint,
    filename text NOT NULL,
    size bigint NOT NULL,
    content_type text NOT NULL,
    sha256 text,
    state text NOT NULL CHECK (state IN ('planned', 'open', 'working', 'handing', 'ready')),
    parts int NOT NULL,
    store_id text,
    asker text NOT NULL DEFAULT '',
    blob_id bigint REFERENCES blob (id),
    width int,
    height int,
    preview text,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    touched_at timestamptz NOT NULL
);
CREATE INDEX upload_user ON upload (user_id);
CREATE INDEX upload_blob ON upload (blob_id);
CREATE INDEX upload_touched ON upload (state, touched_at);

COMMENT ON TABLE blob IS 'What is in the store, once for all uploads of the same bytes: objects f/ID and, of an image, t/ID.';
COMMENT ON COLUMN blob.id IS 'The id of the upload that brought it; part of the objects'' keys, which are never used again.';
COMMENT ON COLUMN blob.hash IS 'SHA-256 of the bytes as they are kept, and what they are, in hexadecimal digits.';
COMMENT ON COLUMN blob.size IS 'How many bytes.';
COMMENT ON COLUMN blob.content_type IS 'What they are, by their own saying.';
COMMENT ON COLUMN blob.refs IS 'Uploads that have it; with the last one it goes.';
COMMENT ON COLUMN blob.thumbnail IS 'Whether there is a small picture t/ID.';
COMMENT ON COLUMN blob.lost IS 'Whether the reconciler has found the object to be gone.';
COMMENT ON TABLE upload IS 'A file that someone uploads, from the request until nobody needs it.';
COMMENT ON COLUMN upload.id IS 'Its id, in the partition of its user.';
COMMENT ON COLUMN upload.user_id IS 'Who uploads.';
COMMENT ON COLUMN upload.purpose IS 'attachment, avatar, icon or emoji.';
COMMENT ON COLUMN upload.channel_id IS 'Where an attachment is to be sent.';
COMMENT ON COLUMN upload.server_id IS 'Whose icon or emoji it is to become.';
COMMENT ON COLUMN upload.filename IS 'Its name.';
COMMENT ON COLUMN upload.size IS 'Bytes: as announced, and once they are there as they are kept. They count against the quota.';
COMMENT ON COLUMN upload.content_type IS 'As announced, and then as found.';
COMMENT ON COLUMN upload.sha256 IS 'As announced; null where it was not.';
COMMENT ON COLUMN upload.state IS 'planned: the store opens an upload in parts; open: bytes may come; working: they are looked through; handing: messaging is told; ready.';
COMMENT ON COLUMN upload.parts IS 'How many parts; 0 for one whole.';
COMMENT ON COLUMN upload.store_id IS 'The store''s own name of an upload in parts.';
COMMENT ON COLUMN upload.asker IS 'Who waits for the answer (dev.cryb.bus.UnitOfWork.asker).';
COMMENT ON COLUMN upload.blob_id IS 'Its bytes.';
COMMENT ON COLUMN upload.width IS 'Of an image, in pixels, as it is shown.';
COMMENT ON COLUMN upload.height IS 'The same.';
COMMENT ON COLUMN upload.preview IS 'A few pixels of an image as a data: URL.';
COMMENT ON COLUMN upload.created_at IS 'When it was asked for.';
COMMENT ON COLUMN upload.expires_at IS 'Until when bytes may come.';
COMMENT ON COLUMN upload.touched_at IS 'When it last went on, or was last reviewed.';

-- ---------------------------------------------------------------------------------------------------------------------
GRANT USAGE ON SCHEMA ${schema} TO ${role};
GRANT SELECT ON setting TO ${role};
GRANT SELECT, UPDATE ON partition TO ${role};
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency, todo, upload, blob TO ${role};
REVOKE ALL ON FUNCTION roll_idempotency() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION roll_idempotency() TO ${role};
