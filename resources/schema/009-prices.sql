-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 9 of directory.db: what a record states of its price, as a row of results says it (DwPrice). The sums are pounds and stand
-- beside the other facts that filters read; both are NULL where no sum is stated as a number. price_more: the record says more of the
-- cost than these columns.

ALTER TABLE service_fact ADD COLUMN price_low REAL;
ALTER TABLE service_fact ADD COLUMN price_high REAL;
ALTER TABLE service_fact ADD COLUMN price_more INTEGER NOT NULL DEFAULT 0 CHECK (price_more IN (0, 1));

ALTER TABLE service ADD COLUMN price_words TEXT;
ALTER TABLE service ADD COLUMN price_from TEXT;
ALTER TABLE service ADD COLUMN price_until TEXT;
