-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What is known of signed feeds: written in the transaction that takes an edition in, so that a copy and the word for how new
-- it is are never apart. A feed that is not signed has no row.

-- manifest: SHA-256 of the accepted manifest. seen_at: when this edition first came; ok_at: when the publisher or a mirror last
-- said that it is the newest. alert: what somebody has to look into, one sentence, until an edition is taken in again.
CREATE TABLE signed_feed (
  feed_id INTEGER PRIMARY KEY REFERENCES feed (id),
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  epoch INTEGER NOT NULL CHECK (epoch BETWEEN 0 AND 2147483647),
  version INTEGER NOT NULL CHECK (version BETWEEN 0 AND 9007199254740991),
  manifest BLOB NOT NULL CHECK (length(manifest) = 32),
  signer BLOB NOT NULL CHECK (length(signer) = 8),
  issued INTEGER NOT NULL,
  expires INTEGER NOT NULL CHECK (expires > issued),
  first_seen INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  ok_at INTEGER NOT NULL,
  alert TEXT CHECK (length(alert) <= 1000)
) STRICT;

-- Who may sign the next edition. role: 0 sign, 1 recover.
CREATE TABLE signed_key (
  feed_id INTEGER NOT NULL REFERENCES signed_feed (feed_id),
  id BLOB NOT NULL CHECK (length(id) = 8),
  key BLOB NOT NULL CHECK (length(key) = 32),
  role INTEGER NOT NULL CHECK (role IN (0, 1)),
  PRIMARY KEY (feed_id, id)
) STRICT, WITHOUT ROWID;

-- Where else the same feed is to be had, in the order to try.
CREATE TABLE signed_mirror (
  feed_id INTEGER NOT NULL REFERENCES signed_feed (feed_id),
  position INTEGER NOT NULL,
  url TEXT NOT NULL CHECK (length(url) BETWEEN 1 AND 8192),
  PRIMARY KEY (feed_id, position)
) STRICT, WITHOUT ROWID;

-- The objects of the accepted edition, and which records each one brought: what is unchanged need not be fetched again.
-- n_lines = n_taken + n_quarantined.
CREATE TABLE signed_object (
  id INTEGER PRIMARY KEY,
  feed_id INTEGER NOT NULL REFERENCES signed_feed (feed_id),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  n_taken INTEGER NOT NULL CHECK (n_taken >= 0),
  n_quarantined INTEGER NOT NULL CHECK (n_quarantined >= 0),
  n_faults INTEGER NOT NULL CHECK (n_faults >= 0),
  UNIQUE (feed_id, sha256)
) STRICT;

CREATE TABLE signed_record (
  record_id INTEGER PRIMARY KEY,
  object_id INTEGER NOT NULL REFERENCES signed_object (id)
) STRICT;

CREATE INDEX signed_record_object ON signed_record (object_id);
