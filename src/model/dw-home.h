/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-phrase-book.h"

G_BEGIN_DECLS

/*
 * Somebody's own home, as people write of it: a childminder's, a host's, that of whoever began the group. Its address
 * is personal data, and what is published is known for good. What says it plainly is kept back by dw_guard_read(),
 * whoever reads; after the rest only whoever fills in a spreadsheet is asked, and that errs towards asking.
 */

/** dw_home_is_minder: Returns: whether a childminder stands in @name (nullable). */
gboolean dw_home_is_minder (const char *name);

/** dw_home_is_gathering: Returns: whether @name (nullable) is of where people meet, learn or are told of others. */
gboolean dw_home_is_gathering (const char *name);

/**
 * dw_home_is_named: Returns: whether @name (nullable) is of one who works at home: "Sarah's Childminding", but no group of
 * childminders.
 */
gboolean dw_home_is_named (const char *name);

/**
 * dw_home_is_plain: Returns: whether @prose (nullable) says plainly that it happens at somebody's home: "at my house",
 * "I am a childminder", "lessons in her own home". Not where it is the home of whoever is helped: "we come to your
 * home".
 */
gboolean dw_home_is_plain (const char *prose);

/**
 * dw_home_is_owned: Returns: whether @prose says so by somebody's name, "at Anna's flat", or begins with "Childminder":
 * of dw_home_is_plain() what no phrase tells.
 */
gboolean dw_home_is_owned (const char *prose);

/**
 * dw_home_is_hinted: Returns: whether @prose (nullable) says so in words that stand apart: "in the home of one of our
 * trustees", "I mind babies and toddlers". The third part of dw_home_is_plain().
 */
gboolean dw_home_is_hinted (const char *prose);

/** dw_home_has_i: Returns: whether somebody says "I" in @prose (nullable). */
gboolean dw_home_has_i (const char *prose);

/**
 * dw_home_is_told: Returns: whether @prose says so, or may: "I began this in my kitchen", "Anna's flat".
 */
gboolean dw_home_is_told (const char *prose);

/**
 * dw_home_is_venue: Returns: whether @name (nullable), of a place, is of a building that everybody may walk into, and
 * so nobody's home: "Methodist Hall", but neither "Hall Road" nor "Rose Cottage".
 */
gboolean dw_home_is_venue (const char *name);

/**
 * dw_home_has_address: Returns: whether an address stands in @prose: see dw_address_words_find(); or, after a house,
 * its number and a name.
 */
gboolean dw_home_has_address (const char *prose);

/**
 * dw_home_minder_book: for a DwPhraseShelf: dw_home_is_minder() and dw_home_is_named() find nothing where none of its
 * anchors stands.
 */
extern DwPhraseBook dw_home_minder_book;

/**
 * dw_home_told_book: for a DwPhraseShelf: dw_home_is_plain() finds nothing where none of its anchors stands; and where
 * it holds no phrase, nothing but what dw_home_is_owned() or dw_home_is_hinted() finds.
 */
extern DwPhraseBook dw_home_told_book;

/**
 * dw_home_hint_book: for a DwPhraseShelf: dw_home_is_hinted() finds nothing but what is rare where none of its anchors
 * stands and dw_home_has_i() is FALSE.
 */
extern DwPhraseBook dw_home_hint_book;

G_END_DECLS
