-- An account that its person has ended keeps its id, so that what was said can still name somebody, and nothing else:
-- the username becomes "deleted:<id>", which nobody can register.

ALTER TABLE account ADD COLUMN ended_at timestamptz;
COMMENT ON COLUMN account.ended_at IS 'When it was ended; null while it stands.';
