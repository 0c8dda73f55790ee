-- Edits, reactions, pins, mentions, read states, search; direct messages, groups and relationships.

-- ---------------------------------------------------------------------------------------------------------------------
-- Servers are deleted by their one row: whatever reads goes through it, and what is left is swept in pieces.

ALTER TABLE role DROP CONSTRAINT role_server_id_fkey;
ALTER TABLE member DROP CONSTRAINT member_server_id_fkey;
ALTER TABLE channel DROP CONSTRAINT channel_server_id_fkey;
ALTER TABLE channel DROP CONSTRAINT channel_parent_id_fkey;
ALTER TABLE invite DROP CONSTRAINT invite_server_id_fkey;
ALTER TABLE invite DROP CONSTRAINT invite_channel_id_fkey;

-- ---------------------------------------------------------------------------------------------------------------------
-- Direct messages and groups are channels of no server.

ALTER TABLE channel ALTER COLUMN server_id DROP NOT NULL;
ALTER TABLE channel ADD COLUMN owner_id bigint;
COMMENT ON COLUMN channel.server_id IS 'Its server; null for a direct message or group.';
COMMENT ON COLUMN channel.owner_id IS 'Of a group, who may put others out; else null.';

CREATE TABLE recipient (
    channel_id bigint NOT NULL,
    user_id bigint NOT NULL,
    joined_at timestamptz NOT NULL,
    closed boolean NOT NULL DEFAULT false,
    PRIMARY KEY (channel_id, user_id)
);
CREATE INDEX recipient_user ON recipient (user_id);
COMMENT ON TABLE recipient IS 'A user in a direct message or group.';
COMMENT ON COLUMN recipient.channel_id IS 'The channel.';
COMMENT ON COLUMN recipient.user_id IS 'The user.';
COMMENT ON COLUMN recipient.joined_at IS 'When they came in, by the command''s time.';
COMMENT ON COLUMN recipient.closed IS 'Whether they have put it out of sight until the next message.';

-- The one direct message of two people.
CREATE TABLE dm_pair (
    low_id bigint NOT NULL,
    high_id bigint NOT NULL,
    channel_id bigint NOT NULL,
    PRIMARY KEY (low_id, high_id)
);
CREATE INDEX dm_pair_channel ON dm_pair (channel_id);
COMMENT ON TABLE dm_pair IS 'The one direct message of two people.';
COMMENT ON COLUMN dm_pair.low_id IS 'The lower of the two users'' ids.';
COMMENT ON COLUMN dm_pair.high_id IS 'The higher of the two users'' ids.';
COMMENT ON COLUMN dm_pair.channel_id IS 'Their channel.';

-- What one person is to another, from one side; both rows are written in the pair's line.
CREATE TABLE relationship (
    user_id bigint NOT NULL,
    other_id bigint NOT NULL,
    status text NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (user_id, other_id)
);
CREATE INDEX relationship_other ON relationship (other_id);
COMMENT ON TABLE relationship IS 'What another is to a user: one row a side.';
COMMENT ON COLUMN relationship.user_id IS 'Whose view this is.';
COMMENT ON COLUMN relationship.other_id IS 'The other.';
COMMENT ON COLUMN relationship.status IS 'friend, incoming, outgoing or blocked.';
COMMENT ON COLUMN relationship.since IS 'When it became so, by the command''s time.';

ALTER TABLE profile ADD COLUMN bio text;
ALTER TABLE profile ADD COLUMN deleted_at timestamptz;
CREATE INDEX profile_username ON profile (lower(username) text_pattern_ops);
COMMENT ON COLUMN profile.bio IS 'Up to 300 characters about oneself; null for none.';
COMMENT ON COLUMN profile.deleted_at IS 'When the account was ended; null while it stands.';

-- ---------------------------------------------------------------------------------------------------------------------
-- Messages.

ALTER TABLE message ADD COLUMN mention_everyone boolean NOT NULL DEFAULT false;
ALTER TABLE message ADD COLUMN mentions bigint[];
ALTER TABLE message ADD COLUMN mention_roles bigint[];
ALTER TABLE message ADD COLUMN pinned_at timestamptz;
CREATE INDEX message_pinned ON message (channel_id, pinned_at) WHERE pinned_at IS NOT NULL;
COMMENT ON COLUMN message.mention_everyone IS 'Whether it mentions all who may view the channel.';
COMMENT ON COLUMN message.mentions IS 'Users that it mentions; null for none.';
COMMENT ON COLUMN message.mention_roles IS 'Roles that it mentions; null for none.';
COMMENT ON COLUMN message.pinned_at IS 'When it was pinned; null while it is not.';

-- Whom messages mention, for counting what one has not read: a user, a role, or, as the role with the server's id, all.
CREATE TABLE mention (
    channel_id bigint NOT NULL,
    target_id bigint NOT NULL,
    seq bigint NOT NULL,
    author_id bigint NOT NULL,
    PRIMARY KEY (channel_id, target_id, seq)
);
CREATE INDEX mention_message ON mention (channel_id, seq);
COMMENT ON TABLE mention IS 'Whom messages mention, for counting what one has not read.';
COMMENT ON COLUMN mention.channel_id IS 'The channel.';
COMMENT ON COLUMN mention.target_id IS 'The user, the role, or the server''s id for everyone.';
COMMENT ON COLUMN mention.seq IS 'The message''s place.';
COMMENT ON COLUMN mention.author_id IS 'Who wrote it: one''s own are not counted.';

CREATE TABLE reaction (
    channel_id bigint NOT NULL,
    message_id bigint NOT NULL,
    emoji text NOT NULL,
    user_id bigint NOT NULL,
    PRIMARY KEY (channel_id, message_id, emoji, user_id)
);
COMMENT ON TABLE reaction IS 'Who reacted to what, and how.';
COMMENT ON COLUMN reaction.channel_id IS 'The channel.';
COMMENT ON COLUMN reaction.message_id IS 'The message.';
COMMENT ON COLUMN reaction.emoji IS 'The emoji, or a server''s own as name:id.';
COMMENT ON COLUMN reaction.user_id IS 'Who reacted.';

CREATE TABLE reaction_total (
    channel_id bigint NOT NULL,
    message_id bigint NOT NULL,
    emoji text NOT NULL,
    count int NOT NULL,
    first_at timestamptz NOT NULL,
    PRIMARY KEY (channel_id, message_id, emoji)
) WITH (fillfactor = 70);
COMMENT ON TABLE reaction_total IS 'How many reacted to a message with an emoji; no row for none.';
COMMENT ON COLUMN reaction_total.channel_id IS 'The channel.';
COMMENT ON COLUMN reaction_total.message_id IS 'The message.';
COMMENT ON COLUMN reaction_total.emoji IS 'The emoji, or a server''s own as name:id.';
COMMENT ON COLUMN reaction_total.count IS 'How many rows of reaction there are.';
COMMENT ON COLUMN reaction_total.first_at IS 'When the first came: the order in which they are shown.';

CREATE TABLE read_state (
    user_id bigint NOT NULL,
    channel_id bigint NOT NULL,
    seq bigint NOT NULL,
    PRIMARY KEY (user_id, channel_id)
) WITH (fillfactor = 70);
COMMENT ON TABLE read_state IS 'How far a user has read a channel; without a row, up to when they came in.';
COMMENT ON COLUMN read_state.user_id IS 'The user.';
COMMENT ON COLUMN read_state.channel_id IS 'The channel.';
COMMENT ON COLUMN read_state.seq IS 'The place of the newest message read.';

-- ---------------------------------------------------------------------------------------------------------------------
-- Search: written off the write path from what is noted in unindexed.

CREATE TABLE unindexed (
    channel_id bigint NOT NULL,
    message_id bigint NOT NULL
) WITH (
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_cost_delay = 0
);
COMMENT ON TABLE unindexed IS 'Messages that were written, edited or deleted and that the search does not know of yet.';
COMMENT ON COLUMN unindexed.channel_id IS 'The channel.';
COMMENT ON COLUMN unindexed.message_id IS 'The message.';

CREATE TABLE search (
    channel_id bigint NOT NULL,
    message_id bigint NOT NULL,
    server_id bigint,
    author_id bigint NOT NULL,
    terms tsvector NOT NULL,
    PRIMARY KEY (channel_id, message_id)
);
CREATE INDEX search_terms ON search USING gin (terms) WITH (fastupdate = on);
CREATE INDEX search_server ON search (server_id, message_id);
COMMENT ON TABLE search IS 'What messages can be found by; none for tombstones.';
COMMENT ON COLUMN search.channel_id IS 'The channel.';
COMMENT ON COLUMN search.message_id IS 'The message.';
COMMENT ON COLUMN search.server_id IS 'The channel''s server; null for a direct message.';
COMMENT ON COLUMN search.author_id IS 'Who wrote it.';
COMMENT ON COLUMN search.terms IS 'Its words, and marks for server, channel and author.';

GRANT SELECT, INSERT, UPDATE, DELETE
    ON recipient, dm_pair, relationship, mention, reaction, reaction_total, read_state, unindexed, search TO ${role};
