-- Sweeping what is left of deleted channels, and invites that have ended.

CREATE INDEX read_state_channel ON read_state (channel_id);

CREATE INDEX invite_expires ON invite (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX invite_used_up ON invite (code) WHERE max_uses > 0 AND uses >= max_uses;
