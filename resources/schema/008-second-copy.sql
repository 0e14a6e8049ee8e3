-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 8 of directory.db: what nobody can fetch again (feeds, whose keys they are signed with and which edition was accepted, decisions)
-- has a second copy beside the directory. This number is a hash of these rows, written with each change of them: rows that have it not any
-- more came to harm. 0: none was made yet. An older Doorway, which would not keep it, does not write this version.
INSERT INTO store_meta (name, value) VALUES ('spare', 0);
