/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-answer.h"

G_BEGIN_DECLS

/*
 * What an answer says of itself, in sentences that the window and the terminal share. All translated.
 */

/**
 * dw_tell_dup_unsaid:
 *
 * Of a short question, or a weak answer, to which no service says any word that tells what is asked.
 *
 * Returns: (transfer full) (nullable): "No service here says “gambling”. Showing mental health instead."
 */
char *dw_tell_dup_unsaid (const DwAnswer *answer);

/**
 * dw_tell_dup_outside:
 *
 * Returns: (transfer full) (nullable): of a place outside the boroughs that is named: that no service says it is for
 *   it, and where the services are; of a service that is named, and further away than is asked: how far
 */
char *dw_tell_dup_outside (const DwAnswer *answer);

/**
 * dw_tell_dup_where: Returns: (transfer full) (nullable): that it is not known from where, of a distance or "near me"
 * that says no place.
 */
char *dw_tell_dup_where (const DwAnswer *answer);

/**
 * dw_tell_dup_unmeasured:
 *
 * Returns: (transfer full) (nullable): of a question with a distance: how many of those that fit it are no nearer than
 *   their borough, since they state no place: "2 of these state no place of their own, and are for all of Merton."
 */
char *dw_tell_dup_unmeasured (const DwAnswer *answer);

/**
 * dw_tell_dup_order: Returns: (transfer full) (nullable): how the services are ordered, where nothing but a place is
 * asked for: "Nearest first".
 */
char *dw_tell_dup_order (const DwAnswer *answer);

/**
 * dw_tell_dup_no_word: Returns: (transfer full) (nullable): that nothing typed is a letter or digit to look for, where
 * something was: a picture, a dash.
 */
char *dw_tell_dup_no_word (const DwAnswer *answer);

/**
 * dw_tell_dup_weak:
 *
 * Returns: (transfer full): that nothing answers @answer, which is weak, closely; with dw_tell_dup_outside() or
 *   dw_tell_dup_unsaid() where that says more
 */
char *dw_tell_dup_weak (const DwAnswer *answer);

/**
 * dw_tell_dup_telephone: Returns: (transfer full) (nullable): how many services state the telephone number that is
 * asked for, where one is.
 */
char *dw_tell_dup_telephone (const DwAnswer *answer);

/**
 * dw_tell_dup_stating:
 *
 * Of wishes that none of an answer states, and of days and hours that only some do: somebody would find the door
 * closed.
 *
 * Returns: (transfer full) (nullable): "None of these states “Free”. Ask before you go. 1 of these states “Sunday”: ask the others before you go."
 */
char *dw_tell_dup_stating (const DwAnswer *answer);

/**
 * dw_tell_dup_other_times: Returns: (transfer full) (nullable): of a service that states other days or hours than those
 * asked for: "States other times than: Sunday".
 */
char *dw_tell_dup_other_times (const DwMatched *matched);

/**
 * dw_tell_dup_ask: Returns: (transfer full) (nullable): where little or nothing fits and no service is known that can
 * tell more: whom every council has for it.
 */
char *dw_tell_dup_ask (const DwAnswer *answer);

/**
 * dw_tell_dup_helplines: Returns: (transfer full) (nullable): the helplines of the whole country for what is asked: "To
 * talk to somebody: Drinkline, about alcohol, 0300 123 1110."
 */
char *dw_tell_dup_helplines (const DwAnswer *answer);

/**
 * dw_tell_dup_wider: Returns: (transfer full): what a wider search is and finds: "Look without the need “Housing”: 62
 * services, and 3 that may fit".
 */
char *dw_tell_dup_wider (const DwWider *wider);

G_END_DECLS
