/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-catalogue.h"
#include "dw-matches.h"

G_BEGIN_DECLS

/**
 * dw_abusers_find:
 *
 * Finds the services that work with people who abuse. Nearly all of them write of survivors too ("we keep survivors
 * safe"), and services for survivors of perpetrators: what tells is whom they say that they are for.
 *
 * Returns: (transfer full): bit i set: the service in slot i; NULL with DW_DB_ERROR or DW_INDEX_ERROR_DAMAGED
 */
guint64 *dw_abusers_find (DwReader           *reader,
                          const DwCatalogue  *catalogue,
                          GError            **error);

/**
 * dw_abusers_are_set_apart:
 * @needs: terms of DW_FACET_NEED that are filtered by
 * @danger: bits of DwUrgent that the question tells of, guessed or not
 *
 * Whoever fears somebody must meet nobody who works with those before who helps against them. In doubt they are set
 * apart: that moves a few programmes to the end of an answer. Whoever asks for them, or for help to stop, finds them
 * where they belong.
 *
 * Returns: whether services for people who abuse come behind all others
 */
gboolean dw_abusers_are_set_apart (const DwMatches *matches,
                                   DwMask           needs,
                                   guint            danger);

G_END_DECLS
