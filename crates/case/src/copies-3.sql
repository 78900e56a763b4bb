-- Format 3: the copies of a part are found without looking through all parts.
CREATE INDEX parts_copies ON parts(duplicate_of) WHERE duplicate_of IS NOT NULL;
