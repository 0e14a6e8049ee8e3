-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 1 of directory.db. This file was released: it never changes. The next change is a file of its own.

CREATE TABLE store_meta (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- min_reader: the oldest schema version that a program must know to read this file without changing it.
INSERT INTO store_meta (name, value)
VALUES ('generation', 0), ('facts_version', 0), ('min_reader', 1), ('feeds_ever', 0);

-- A number is never given twice: a list on screen must not turn into another publisher's.
CREATE TABLE feed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL UNIQUE CHECK (length(url) BETWEEN 1 AND 8192),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 1000),
  licence TEXT CHECK (length(licence) <= 1000),
  attribution TEXT CHECK (length(attribution) <= 4000),
  notice TEXT CHECK (length(notice) <= 4000),
  trust INTEGER NOT NULL CHECK (trust BETWEEN 0 AND 9),
  is_starter INTEGER NOT NULL CHECK (is_starter IN (0, 1)),
  added_at INTEGER NOT NULL,
  attempted_at INTEGER NOT NULL DEFAULT 0,
  synced_at INTEGER NOT NULL DEFAULT 0,
  last_problem TEXT,
  n_services INTEGER NOT NULL DEFAULT 0 CHECK (n_services >= 0),
  n_faults INTEGER NOT NULL DEFAULT 0 CHECK (n_faults >= 0),
  n_quarantined INTEGER NOT NULL DEFAULT 0 CHECK (n_quarantined >= 0),
  etag TEXT CHECK (length(etag) <= 1000)
) STRICT;

-- What publishers said, byte for byte: the one truth. Everything below is worked out of it and can be made again.
-- json is last, so that looking at the other columns does not read through it.
CREATE TABLE raw_record (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  feed_id INTEGER NOT NULL REFERENCES feed (id),
  source_id TEXT NOT NULL CHECK (length(source_id) BETWEEN 1 AND 512),
  hash BLOB NOT NULL CHECK (length(hash) = 16),
  first_seen INTEGER NOT NULL,
  fetched_at INTEGER NOT NULL,
  json BLOB NOT NULL,
  UNIQUE (feed_id, source_id)
) STRICT;

-- What filters and lists ask of every service at once: narrow rows, read from end to end. Masks are those of DwFacet; bases holds
-- two bits a facet; days count from 1970-01-01; ages are years.
CREATE TABLE service_fact (
  id INTEGER PRIMARY KEY REFERENCES raw_record (id),
  feed_id INTEGER NOT NULL,
  need INTEGER NOT NULL,
  borough INTEGER NOT NULL,
  route INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  delivery INTEGER NOT NULL,
  level INTEGER NOT NULL,
  status INTEGER NOT NULL,
  bases INTEGER NOT NULL,
  minimum_age REAL,
  maximum_age REAL,
  assured_day INTEGER,
  name TEXT NOT NULL
) STRICT;

-- What else a row of results says.
CREATE TABLE service (
  id INTEGER PRIMARY KEY REFERENCES raw_record (id),
  organisation TEXT,
  description TEXT,
  area TEXT,
  assured_date TEXT
) STRICT;

-- Where a service can be met, in WGS84 degrees or as a postcode. None for a service whose place must not be known.
CREATE TABLE service_place (
  service_id INTEGER NOT NULL REFERENCES raw_record (id),
  place INTEGER NOT NULL,
  latitude REAL CHECK (latitude BETWEEN -90 AND 90),
  longitude REAL CHECK (longitude BETWEEN -180 AND 180),
  postcode TEXT,
  PRIMARY KEY (service_id, place),
  CHECK ((latitude IS NULL) = (longitude IS NULL) AND (latitude IS NOT NULL OR postcode IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Folded words of each service. Kept by code, not by triggers, which are switched off.
CREATE VIRTUAL TABLE service_text USING fts5 (
  name, alternate_name, organisation, terms, description, place,
  tokenize = 'porter unicode61 remove_diacritics 2',
  prefix = '1 2 3'
);

-- 64 MiB: the default of 1 MiB makes an import write the index twice over.
INSERT INTO service_text (service_text, rank) VALUES ('hashsize', 67108864);
