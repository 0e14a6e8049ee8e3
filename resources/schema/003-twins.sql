-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 3 of directory.db: one service from several publishers is shown once. The raw records stay apart.

-- Short hashes of name, organisation, telephone and the like (DwLikeness), by which twins are found: 8 bytes each, host order.
ALTER TABLE service ADD COLUMN marks BLOB;

-- Which services of different feeds are one (2) or may be (1), each pair both ways; 0 only for what a person told apart. Worked
-- out at each swap, after records went.
CREATE TABLE service_twin (
  service_id INTEGER NOT NULL,
  other_id INTEGER NOT NULL,
  sameness INTEGER NOT NULL CHECK (sameness BETWEEN 0 AND 2),
  is_decided INTEGER NOT NULL CHECK (is_decided IN (0, 1)),
  PRIMARY KEY (service_id, other_id)
) STRICT, WITHOUT ROWID;

-- What a person said of two records. By address and the publisher's own id: it outlives a sync, and a feed that goes and comes back.
CREATE TABLE sameness_decision (
  one_url TEXT NOT NULL,
  one_id TEXT NOT NULL,
  other_url TEXT NOT NULL,
  other_id TEXT NOT NULL,
  is_same INTEGER NOT NULL CHECK (is_same IN (0, 1)),
  decided_at INTEGER NOT NULL,
  PRIMARY KEY (one_url, one_id, other_url, other_id)
) STRICT, WITHOUT ROWID;
