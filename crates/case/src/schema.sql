-- The record of a case, but for the views in which formats differ. FORMAT.md says what each table and column means.
CREATE TABLE originals (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  blake3 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  in_place TEXT,
  first_part INTEGER,
  read_by TEXT
);
CREATE INDEX originals_pending ON originals(id) WHERE read_by IS NULL;
CREATE TABLE receipts (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  original INTEGER REFERENCES originals(id),
  bytes INTEGER,
  modified TEXT,
  received TEXT NOT NULL,
  by TEXT NOT NULL,
  part INTEGER REFERENCES parts(id)
);
CREATE INDEX receipts_by_original ON receipts(original);
CREATE INDEX receipts_by_path ON receipts(path);
CREATE INDEX receipts_untold ON receipts(original) WHERE part IS NULL;
CREATE TABLE parts (
  id INTEGER PRIMARY KEY,
  original INTEGER REFERENCES originals(id),
  within INTEGER REFERENCES parts(id),
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  reader TEXT NOT NULL,
  fate TEXT NOT NULL CHECK (fate IN ('read', 'duplicate', 'skipped', 'failed')),
  reason TEXT,
  duplicate_of INTEGER REFERENCES parts(id),
  container INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT,
  text_sha256 TEXT,
  encoding TEXT,
  problems TEXT,
  digest TEXT NOT NULL
);
CREATE TABLE items (
  part INTEGER PRIMARY KEY REFERENCES parts(id),
  kind TEXT NOT NULL,
  channel TEXT,
  native_id TEXT,
  conversation TEXT,
  conversation_name TEXT,
  sender TEXT,
  subject TEXT,
  event TEXT,
  sent TEXT,
  sent_latest TEXT,
  sent_utc TEXT,
  text TEXT NOT NULL,
  participants TEXT,
  times TEXT,
  "references" TEXT,
  attachments TEXT,
  more TEXT,
  identity TEXT,
  digest TEXT NOT NULL
);
-- Which part holds bytes, or a message, first.
CREATE TABLE firsts (
  key BLOB PRIMARY KEY,
  part INTEGER NOT NULL REFERENCES parts(id)
) WITHOUT ROWID;
CREATE TABLE commits (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  log_end INTEGER NOT NULL
);
-- What people decided. A row is never changed: what is taken back is taken back by another.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('same-person', 'not-same-person', 'undo')),
  about TEXT NOT NULL
);
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  by TEXT NOT NULL,
  program TEXT NOT NULL,
  confined TEXT NOT NULL
);
-- Files that could not be received once, or were left out, and were received later.
CREATE VIEW received_later AS
  SELECT parts.id
    FROM parts JOIN receipts AS once ON once.part = parts.id JOIN receipts AS later ON later.path = parts.path
   WHERE parts.original IS NULL AND later.original IS NOT NULL AND later.id > once.id;
-- Rows are numbered one behind the other as parts are met, so a number without a row is a part without a fate.
CREATE VIEW ledger AS
  SELECT SUM(NOT container) + MAX(id) - COUNT(*) - (SELECT COUNT(DISTINCT id) FROM received_later) AS expected,
         SUM(NOT container AND fate = 'read') AS read,
         SUM(NOT container AND fate = 'duplicate') AS duplicate,
         SUM(NOT container AND fate = 'skipped' AND id NOT IN received_later) AS skipped,
         SUM(NOT container AND fate = 'failed' AND id NOT IN received_later) AS failed,
         SUM(container) AS containers
    FROM parts;
CREATE VIEW not_read AS
  SELECT id, path, fate, reason FROM parts
   WHERE fate IN ('skipped', 'failed') AND id NOT IN received_later ORDER BY id;
CREATE VIEW participants AS
  SELECT items.part, one.value ->> 'role' AS role, one.value ->> 'kind' AS kind, one.value ->> 'value' AS value,
         one.value ->> 'name' AS name
    FROM items, json_each(items.participants) AS one;
CREATE VIEW times AS
  SELECT items.part, one.value ->> 'moment' AS moment, one.value ->> 'field' AS field, one.value ->> 'earliest' AS earliest,
         one.value ->> 'latest' AS latest, one.value ->> 'zone' AS zone, one.value ->> 'text' AS text,
         one.value ->> 'guess' AS guess
    FROM items, json_each(items.times) AS one;
CREATE VIEW references_to AS
  SELECT items.part, one.value ->> 'kind' AS kind, one.value ->> 'id' AS id
    FROM items, json_each(items."references") AS one;
CREATE VIEW attachments AS
  SELECT items.part, one.value ->> 'name' AS name, one.value ->> 'media_type' AS media_type, one.value ->> 'part' AS path
    FROM items, json_each(items.attachments) AS one;
CREATE VIEW aliases AS
  SELECT kind, value, name, COUNT(DISTINCT part) AS messages FROM participants GROUP BY kind, value, name;
CREATE VIEW also_in AS
  SELECT duplicate_of AS part, id AS copy, path FROM parts WHERE duplicate_of IS NOT NULL;
