-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 2 of directory.db: what changed since a generation can be asked, so that a search index beside the database follows it.

-- The generation in which the derived rows of a service were last written. 0: before it was kept.
ALTER TABLE service_fact ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;

CREATE INDEX service_fact_generation ON service_fact (generation);

-- Two directories that were made at one place after another count their generations alike: this number tells them apart.
INSERT INTO store_meta (name, value)
VALUES ('store_id', random ());
