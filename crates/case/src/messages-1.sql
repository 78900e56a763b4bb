-- Format 1: what is held, and what only stands in others.
CREATE VIEW messages AS
  SELECT items.part, items.kind, channel, sent, sender, subject, items.text, parts.path
    FROM items JOIN parts ON parts.id = items.part
   WHERE items.kind IN ('mail', 'message', 'post') ORDER BY sent;
