/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * Every bound on what comes from outside, in one place. Bytes unless the name says otherwise.
 */

/** DW_LIMIT_BODY: the largest response body or local feed file taken in, decoded. */
#define DW_LIMIT_BODY ((gsize) 512 * 1024 * 1024)

/** DW_LIMIT_PAGE: the largest single page of a feed, decoded. */
#define DW_LIMIT_PAGE ((gsize) 64 * 1024 * 1024)

/**
 * DW_LIMIT_PAGE_STRUCTS: the most memory that the structs of one page may take: a small page must not unfold to
 * gigabytes.
 */
#define DW_LIMIT_PAGE_STRUCTS ((gsize) 1024 * 1024 * 1024)

/** DW_LIMIT_PACKAGE: the most that the files of one package may take together, unpacked. */
#define DW_LIMIT_PACKAGE ((gsize) 1024 * 1024 * 1024)

/** DW_LIMIT_PACKAGE_RATIO: how many times its packed size (or 64 KiB) a package may take. CSV packs 10 to 30 times. */
#define DW_LIMIT_PACKAGE_RATIO 200

/** DW_LIMIT_PACKAGE_FILES: the most files of one package: a folder may hold a file a service. */
#define DW_LIMIT_PACKAGE_FILES 100000

/** DW_LIMIT_TABLE_ROWS: the most rows of one table of a tabular package. */
#define DW_LIMIT_TABLE_ROWS 5000000

/**
 * DW_LIMIT_TABLE_CELLS: the most cells of one table, every row as wide as the first: a short row must not unfold to a
 * thousand cells.
 */
#define DW_LIMIT_TABLE_CELLS 20000000

/** DW_LIMIT_INTAKE: how much of a feed may wait to be written while more of it is read. */
#define DW_LIMIT_INTAKE ((gsize) 32 * 1024)

/** DW_LIMIT_FEED: the most one crawl takes in, decoded, over all its pages. */
#define DW_LIMIT_FEED (4 * G_GUINT64_CONSTANT (1024) * 1024 * 1024)

/** DW_LIMIT_SIGNED_FEED: the most that all objects of a signed feed come to together (feeds.md 6.2). */
#define DW_LIMIT_SIGNED_FEED (G_GUINT64_CONSTANT (512) * 1024 * 1024)

/**
 * DW_LIMIT_RECORD: the longest record, as its publisher wrote it; a longer one is quarantined. SQLite's own limit is 16
 * MiB a row.
 */
#define DW_LIMIT_RECORD ((gsize) 8 * 1024 * 1024)

/**
 * DW_LIMIT_INDEX_TEXT: the most text of one record in one column of the index; words past it are not found. Folding can
 * make text ten times as long, and the six columns are one row of SQLite.
 */
#define DW_LIMIT_INDEX_TEXT ((gsize) 2 * 1024 * 1024)

/** DW_LIMIT_JSON_DEPTH: the deepest nesting of a page. */
#define DW_LIMIT_JSON_DEPTH 32

/** DW_LIMIT_JSON_STRING: the longest string value; a longer one is cut and reported. */
#define DW_LIMIT_JSON_STRING (256 * 1024)

/** DW_LIMIT_JSON_MEMBERS: the most members of one object, and of one record's list. */
#define DW_LIMIT_JSON_MEMBERS 20000

/**
 * DW_LIMIT_DATABASE_PAGES: the most pages, of 4 KiB, that the directory or a spool may take: 16 GiB. A million services
 * take some 9 KiB each, of which less than half is what their publishers wrote; what lies beyond is a feed without end,
 * or a fault.
 */
#define DW_LIMIT_DATABASE_PAGES 4194304

/** DW_LIMIT_ID: the longest record id. */
#define DW_LIMIT_ID 512

/** DW_LIMIT_FAULTS: the most faults kept with their text for one page; further ones are counted. */
#define DW_LIMIT_FAULTS 1000

/** DW_LIMIT_UNMAPPED_TERMS: the most terms of publishers' own lists that the check of a feed keeps by name. */
#define DW_LIMIT_UNMAPPED_TERMS 500

/** DW_LIMIT_FAULT_GROUPS: the most kinds of fault that the check of a feed tells apart; further ones are counted. */
#define DW_LIMIT_FAULT_GROUPS 200

/**
 * DW_LIMIT_TOLD: the most faults of short records that are remembered until the full ones come; further ones are told
 * of both.
 */
#define DW_LIMIT_TOLD 100000

/** DW_LIMIT_PAGES: the most pages of one crawl. */
#define DW_LIMIT_PAGES 20000

/** DW_LIMIT_SERVICES: the most services of one feed. */
#define DW_LIMIT_SERVICES 2000000

/** DW_LIMIT_QUERY_WORDS: words of a question that are searched; the rest is left out and said so. */
#define DW_LIMIT_QUERY_WORDS 32

/** DW_LIMIT_QUERY_WORD: characters of one searched word. */
#define DW_LIMIT_QUERY_WORD 64
