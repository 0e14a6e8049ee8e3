-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- How feeds are crawled, and what came of a crawl but waits for somebody to look at it.

-- What a feed's server can do, as a probe proved, and where its changes begin. Times are seconds since 1970, 0 for never.
CREATE TABLE feed_crawl (
  feed_id INTEGER PRIMARY KEY REFERENCES feed (id),
  probed_at INTEGER NOT NULL DEFAULT 0,
  filters_changes INTEGER NOT NULL DEFAULT 0 CHECK (filters_changes IN (0, 1)),
  lists_stamps INTEGER NOT NULL DEFAULT 0 CHECK (lists_stamps IN (0, 1)),
  lists_in_full INTEGER NOT NULL DEFAULT 0 CHECK (lists_in_full IN (0, 1)),
  is_rich INTEGER NOT NULL DEFAULT 0 CHECK (is_rich IN (0, 1)),
  page_size INTEGER NOT NULL DEFAULT 0 CHECK (page_size >= 0),
  complete_at INTEGER NOT NULL DEFAULT 0,
  changed_after INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL DEFAULT 0,
  rejected BLOB CHECK (length(rejected) = 16)
) STRICT;

-- item: the hash of the list's item that the record is the full form of. n_absent: complete lists in a row without the record.
CREATE TABLE record_crawl (
  id INTEGER PRIMARY KEY REFERENCES raw_record (id),
  item BLOB CHECK (length(item) = 16),
  n_absent INTEGER NOT NULL DEFAULT 0 CHECK (n_absent >= 0)
) STRICT;

-- A snapshot that would change so much that somebody has to say whether it is right: at most one a feed. It holds against the
-- feed as the directory has it, so every commit of the feed ends it.
CREATE TABLE feed_hold (
  feed_id INTEGER PRIMARY KEY REFERENCES feed (id),
  held_at INTEGER NOT NULL,
  n_before INTEGER NOT NULL,
  n_added INTEGER NOT NULL,
  n_changed INTEGER NOT NULL,
  n_gone INTEGER NOT NULL,
  n_phones_before INTEGER NOT NULL,
  n_phones_changed INTEGER NOT NULL,
  n_faults INTEGER NOT NULL,
  n_quarantined INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 16)
) STRICT;

-- json is NULL of a record that is gone.
CREATE TABLE held_record (
  feed_id INTEGER NOT NULL REFERENCES feed_hold (feed_id) DEFERRABLE INITIALLY DEFERRED,
  source_id TEXT NOT NULL CHECK (length(source_id) BETWEEN 1 AND 512),
  json BLOB,
  UNIQUE (feed_id, source_id)
) STRICT;

CREATE TABLE held_example (
  feed_id INTEGER NOT NULL REFERENCES feed_hold (feed_id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  was TEXT,
  now TEXT,
  PRIMARY KEY (feed_id, number)
) STRICT, WITHOUT ROWID;
