-- A finished upload that media has handed over. A message claims it once; with its message it goes, and media is told.
CREATE TABLE attachment (
    id bigint PRIMARY KEY,
    user_id bigint NOT NULL,
    purpose text NOT NULL,
    body jsonb NOT NULL,
    channel_id bigint,
    message_id bigint,
    created_at timestamptz NOT NULL,
    CHECK ((channel_id IS NULL) = (message_id IS NULL))
);
CREATE INDEX attachment_message ON attachment (channel_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX attachment_free ON attachment (user_id) WHERE message_id IS NULL;

ALTER TABLE message ADD COLUMN attachments jsonb;

COMMENT ON TABLE attachment IS 'A finished upload that media has handed over, to be claimed by one message of its owner.';
COMMENT ON COLUMN attachment.id IS 'The upload''s id, which media gave it.';
COMMENT ON COLUMN attachment.user_id IS 'Who uploaded it.';
COMMENT ON COLUMN attachment.purpose IS 'attachment, avatar, icon or emoji.';
COMMENT ON COLUMN attachment.body IS 'What it is (dev.cryb.model.Attachment).';
COMMENT ON COLUMN attachment.channel_id IS 'Where its message is; null as long as none has it.';
COMMENT ON COLUMN attachment.message_id IS 'The message that has it.';
COMMENT ON COLUMN attachment.created_at IS 'When media handed it over; one that no message has is dropped after a day.';
COMMENT ON COLUMN message.attachments IS 'Its files as they are shown ([dev.cryb.model.Attachment]), in the sender''s order; null for none.';

GRANT SELECT, INSERT, UPDATE, DELETE ON attachment TO ${role};
