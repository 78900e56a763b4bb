-- Format 2: what is held by itself, and apart from it what only stands in others.
CREATE VIEW messages AS
  SELECT items.part, items.kind, channel, sent, sender, subject, items.text, parts.path
    FROM items JOIN parts ON parts.id = items.part
   WHERE items.kind IN ('mail', 'message', 'post') AND COALESCE(more ->> 'held', 1) ORDER BY sent;
CREATE VIEW quoted_messages AS
  SELECT items.part, items.kind, channel, sent, sender, subject, items.text, parts.path, parts.within AS quoted_in
    FROM items JOIN parts ON parts.id = items.part
   WHERE items.kind IN ('mail', 'message', 'post') AND NOT COALESCE(more ->> 'held', 1) ORDER BY sent;
