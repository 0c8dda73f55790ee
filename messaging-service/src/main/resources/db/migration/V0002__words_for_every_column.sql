-- What every column holds, where psql's \d+ shows it. Ids are those of dev.cryb.id.Ids; masks those of
-- dev.cryb.permission.Permission.

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

COMMENT ON TABLE profile IS 'A user as others see them; the row is also the lock for counting a user''s servers.';
COMMENT ON COLUMN profile.user_id IS 'The account''s id, given by the gateway.';
COMMENT ON COLUMN profile.username IS 'The unique name.';
COMMENT ON COLUMN profile.display_name IS 'The name shown.';
COMMENT ON COLUMN profile.avatar IS 'Upload id of the picture; null for none.';

COMMENT ON TABLE server IS 'A server.';
COMMENT ON COLUMN server.id IS 'Its id; it carries the partition of all that lies in it, and is the id of its role @everyone.';
COMMENT ON COLUMN server.name IS '2 to 100 characters.';
COMMENT ON COLUMN server.icon IS 'Upload id of the picture; null for none.';
COMMENT ON COLUMN server.owner_id IS 'The user who has every right here.';
COMMENT ON COLUMN server.member_count IS 'How many rows of member it has.';
COMMENT ON COLUMN server.created_at IS 'When it was founded, by the command''s time.';

COMMENT ON TABLE role IS 'A role of a server.';
COMMENT ON COLUMN role.id IS 'Its id; that of the server for @everyone.';
COMMENT ON COLUMN role.server_id IS 'Its server.';
COMMENT ON COLUMN role.name IS 'Its name.';
COMMENT ON COLUMN role.color IS '24 bits of RGB; 0 for none.';
COMMENT ON COLUMN role.permissions IS 'Mask of what it grants.';
COMMENT ON COLUMN role.position IS 'Its rank: higher acts on lower; @everyone has 0.';
COMMENT ON COLUMN role.hoist IS 'Whether its members are listed as a group of their own.';
COMMENT ON COLUMN role.mentionable IS 'Whether anyone may mention it.';

COMMENT ON TABLE member IS 'A user in a server.';
COMMENT ON COLUMN member.server_id IS 'The server.';
COMMENT ON COLUMN member.user_id IS 'The user.';
COMMENT ON COLUMN member.nick IS 'The name shown here; null for the user''s own.';
COMMENT ON COLUMN member.joined_at IS 'When they came in, by the command''s time.';
COMMENT ON COLUMN member.timeout_until IS 'While it lies ahead they may only look; null for no timeout.';

COMMENT ON TABLE member_role IS 'A role of a member, @everyone excepted.';
COMMENT ON COLUMN member_role.server_id IS 'The server of both.';
COMMENT ON COLUMN member_role.user_id IS 'The member.';
COMMENT ON COLUMN member_role.role_id IS 'The role.';

COMMENT ON TABLE channel IS 'A channel of a server.';
COMMENT ON COLUMN channel.id IS 'Its id, of its server''s partition.';
COMMENT ON COLUMN channel.server_id IS 'Its server.';
COMMENT ON COLUMN channel.type IS 'text, voice, category or announcement.';
COMMENT ON COLUMN channel.name IS '1 to 100 characters.';
COMMENT ON COLUMN channel.topic IS 'Up to 1024 characters; null for none.';
COMMENT ON COLUMN channel.position IS 'Its place among the server''s channels, ties by id.';
COMMENT ON COLUMN channel.parent_id IS 'The category it lies in; null for none.';
COMMENT ON COLUMN channel.slowmode_seconds IS 'Seconds between two messages of one sender; 0 for none.';
COMMENT ON COLUMN channel.user_limit IS 'Most people in a voice channel; null for no bound.';

COMMENT ON TABLE overwrite IS 'What a channel allows and denies to one role or member, over the server''s rights.';
COMMENT ON COLUMN overwrite.channel_id IS 'The channel.';
COMMENT ON COLUMN overwrite.target_type IS 'role or member.';
COMMENT ON COLUMN overwrite.target_id IS 'The role''s or the user''s id.';
COMMENT ON COLUMN overwrite.allow IS 'Mask of what is allowed.';
COMMENT ON COLUMN overwrite.deny IS 'Mask of what is denied; no bit stands in both.';

COMMENT ON TABLE invite IS 'A way into a server.';
COMMENT ON COLUMN invite.code IS 'What it is known by; its first character names the server''s partition.';
COMMENT ON COLUMN invite.server_id IS 'Where it leads.';
COMMENT ON COLUMN invite.channel_id IS 'The channel one lands in.';
COMMENT ON COLUMN invite.creator_id IS 'The user who made it.';
COMMENT ON COLUMN invite.uses IS 'How many came in by it.';
COMMENT ON COLUMN invite.max_uses IS 'How many may; 0 for any number.';
COMMENT ON COLUMN invite.expires_at IS 'When it ends; null for never.';
COMMENT ON COLUMN invite.created_at IS 'When it was made, by the command''s time.';

COMMENT ON TABLE message IS 'A message, or the tombstone of one.';
COMMENT ON COLUMN message.id IS 'Its id, of its server''s partition; grows with seq.';
COMMENT ON COLUMN message.channel_id IS 'Its channel.';
COMMENT ON COLUMN message.seq IS 'Its place in the channel: 1, 2, 3... without gaps, tombstones counted.';
COMMENT ON COLUMN message.author_id IS 'The user who sent it.';
COMMENT ON COLUMN message.content IS 'Up to 2000 code points; empty in a tombstone.';
COMMENT ON COLUMN message.reply_to IS 'The message of the same channel that it answers; null for none.';
COMMENT ON COLUMN message.nonce IS 'The nonce that the sender gave; null for none.';
COMMENT ON COLUMN message.edited_at IS 'When it was last edited; null for never.';
COMMENT ON COLUMN message.deleted_at IS 'When it was deleted, which makes the row a tombstone; null while it stands.';
COMMENT ON COLUMN message.created_at IS 'When it was sent, by the command''s time.';
