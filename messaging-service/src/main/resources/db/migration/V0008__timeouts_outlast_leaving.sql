-- Timeouts of those who have left: whoever comes again before the end may still only look.

CREATE TABLE timeout (
    server_id bigint NOT NULL,
    user_id bigint NOT NULL,
    until timestamptz NOT NULL,
    PRIMARY KEY (server_id, user_id)
);
CREATE INDEX timeout_until ON timeout (until);
COMMENT ON TABLE timeout IS 'The timeout of one who is no member now; of members it stands in member.';
COMMENT ON COLUMN timeout.server_id IS 'The server.';
COMMENT ON COLUMN timeout.user_id IS 'Who was timed out.';
COMMENT ON COLUMN timeout.until IS 'When it ends.';

GRANT SELECT, INSERT, UPDATE, DELETE ON timeout TO ${role};
