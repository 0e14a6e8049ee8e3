-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 4 of directory.db: when services happen and in which languages, for questions that ask for it. Masks are those of DwTimes
-- and dw_language_find(); 0 is not stated.

ALTER TABLE service_fact ADD COLUMN times INTEGER NOT NULL DEFAULT 0;
ALTER TABLE service_fact ADD COLUMN languages INTEGER NOT NULL DEFAULT 0;
