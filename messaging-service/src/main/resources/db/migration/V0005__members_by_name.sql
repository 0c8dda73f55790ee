-- Members are found by the beginning of a name, without case.

CREATE INDEX profile_display_name ON profile (lower(display_name) text_pattern_ops);
CREATE INDEX member_nick ON member (server_id, lower(nick) text_pattern_ops) WHERE nick IS NOT NULL;
