-- Pictures of people, servers and emoji: kept in fixed sizes as p/ID/SIZE, and shown to everybody under their hash.
ALTER TABLE blob ADD COLUMN picture text, ADD COLUMN sizes int[];
CREATE UNIQUE INDEX blob_picture ON blob (picture);
ALTER TABLE upload ADD COLUMN picture text;

COMMENT ON COLUMN blob.picture IS 'The hash under which everybody may see it, 32 hexadecimal digits; null for files.';
COMMENT ON COLUMN blob.sizes IS 'Pixels of a side that a picture is kept in, rising: objects p/ID/SIZE; null for files, which are f/ID.';
COMMENT ON COLUMN upload.picture IS 'Its blob''s hash, once it is there; null for files.';
