-- Uploads that become the picture of a person, a server or an emoji are held by it as a message holds its files.
ALTER TABLE attachment ADD COLUMN server_id bigint, ADD COLUMN picture text, ADD COLUMN holder_id bigint;
CREATE INDEX attachment_holder ON attachment (holder_id) WHERE holder_id IS NOT NULL;

COMMENT ON COLUMN attachment.server_id IS 'Whose icon or emoji it is to become; null where it is of no server, or of one yet to be founded.';
COMMENT ON COLUMN attachment.picture IS 'The hash under which everybody may see it; null for files.';
COMMENT ON COLUMN attachment.holder_id IS 'The user, server or emoji that has it as its picture; null as long as none has, and for files.';
COMMENT ON COLUMN profile.avatar IS 'Hash of the picture, as media keeps it; null for none.';
COMMENT ON COLUMN server.icon IS 'Hash of the picture, as media keeps it; null for none.';

-- A server's own emoji: at most 50, and one of a name whatever its case.
CREATE TABLE emoji (
    id bigint PRIMARY KEY,
    server_id bigint NOT NULL,
    name text NOT NULL,
    picture text NOT NULL,
    creator_id bigint NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX emoji_name ON emoji (server_id, lower(name));

COMMENT ON TABLE emoji IS 'A server''s own emoji: at most 50, and one of a name whatever its case.';
COMMENT ON COLUMN emoji.id IS 'Its id, in the partition of its server.';
COMMENT ON COLUMN emoji.server_id IS 'Whose it is.';
COMMENT ON COLUMN emoji.name IS 'How it is called: letters, digits and _.';
COMMENT ON COLUMN emoji.picture IS 'Hash of the picture, as media keeps it.';
COMMENT ON COLUMN emoji.creator_id IS 'Who made it.';
COMMENT ON COLUMN emoji.created_at IS 'When.';

GRANT SELECT, INSERT, DELETE ON emoji TO ${role};
