/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-draft.h"

G_BEGIN_DECLS

/*
 * Where the cells of each column go: DwColumnPut functions, one for each way of putting. Each returns NULL, or what to
 * write instead.
 */

/** dw_put_text: The text is the service's @member. Returns: (nullable): what to write instead. */
const char *dw_put_text (DwDraft        *draft,
                         const DwColumn *column,
                         const DwCell   *cell);

/**
 * dw_put_joined: The text is added to the service's @member, “; ” between. Returns: (nullable): what to write instead.
 */
const char *dw_put_joined (DwDraft        *draft,
                           const DwColumn *column,
                           const DwCell   *cell);

/** dw_put_number: The number is the service's @member. Returns: (nullable): what to write instead. */
const char *dw_put_number (DwDraft        *draft,
                           const DwColumn *column,
                           const DwCell   *cell);

/**
 * dw_put_organization: The text is the organisation's @member; its name comes first. Returns: (nullable): what to write
 * instead.
 */
const char *dw_put_organization (DwDraft        *draft,
                                 const DwColumn *column,
                                 const DwCell   *cell);

/**
 * dw_put_register: The text is the organisation's number in the register @member (org-id.guide). Returns: (nullable):
 * what to write instead.
 */
const char *dw_put_register (DwDraft        *draft,
                             const DwColumn *column,
                             const DwCell   *cell);

/**
 * dw_put_status: Is it running: the service's status, and a term of Doorway where the standard has no word for it.
 * Returns: (nullable): what to write instead.
 */
const char *dw_put_status (DwDraft        *draft,
                           const DwColumn *column,
                           const DwCell   *cell);

/**
 * dw_put_facet: The text is a term of @facet, by its name or slug: an attribute. Returns: (nullable): what to write
 * instead.
 */
const char *dw_put_facet (DwDraft        *draft,
                          const DwColumn *column,
                          const DwCell   *cell);

/** dw_put_language: A language that it is offered in. Returns: (nullable): what to write instead. */
const char *dw_put_language (DwDraft        *draft,
                             const DwColumn *column,
                             const DwCell   *cell);

/** dw_put_document: A paper to bring. Returns: (nullable): what to write instead. */
const char *dw_put_document (DwDraft        *draft,
                             const DwColumn *column,
                             const DwCell   *cell);

/** dw_put_cost: A price: a cost_option. Returns: (nullable): what to write instead. */
const char *dw_put_cost (DwDraft        *draft,
                         const DwColumn *column,
                         const DwCell   *cell);

/**
 * dw_put_contact: The text is the contact's @member: a role, not a person's name. Returns: (nullable): what to write
 * instead.
 */
const char *dw_put_contact (DwDraft        *draft,
                            const DwColumn *column,
                            const DwCell   *cell);

/** dw_put_phone: A telephone of the contact. Returns: (nullable): what to write instead. */
const char *dw_put_phone (DwDraft        *draft,
                          const DwColumn *column,
                          const DwCell   *cell);

/**
 * dw_put_area: Where people must live: a service_area, with its code where it is a London borough. Returns: (nullable):
 * what to write instead.
 */
const char *dw_put_area (DwDraft        *draft,
                         const DwColumn *column,
                         const DwCell   *cell);

/** dw_put_times: Times in words: a schedule with a description only. Returns: (nullable): what to write instead. */
const char *dw_put_times (DwDraft        *draft,
                          const DwColumn *column,
                          const DwCell   *cell);

/** dw_put_where: A place in words: a location without an address. Returns: (nullable): what to write instead. */
const char *dw_put_where (DwDraft        *draft,
                          const DwColumn *column,
                          const DwCell   *cell);

/**
 * dw_put_community: Whom it is for: “Somali”, or with words “Somali: women's group”. Returns: (nullable): what to write
 * instead.
 */
const char *dw_put_community (DwDraft        *draft,
                              const DwColumn *column,
                              const DwCell   *cell);

/**
 * dw_put_public_address: Whether a service for people who are not safe means its address to be known (see
 * dw_guard_read()). Returns: (nullable): what to write instead.
 */
const char *dw_put_public_address (DwDraft        *draft,
                                   const DwColumn *column,
                                   const DwCell   *cell);

/**
 * dw_put_names_right: Whether names of places that nobody knows are meant as they stand. Returns: (nullable): what to
 * write instead.
 */
const char *dw_put_names_right (DwDraft        *draft,
                                const DwColumn *column,
                                const DwCell   *cell);

/**
 * dw_put_programme: The service that this one is part of, by ID or name: looked up when all are read. Returns:
 * (nullable): what to write instead.
 */
const char *dw_put_programme (DwDraft        *draft,
                              const DwColumn *column,
                              const DwCell   *cell);

/**
 * dw_put_source: The document that it comes from: “short-name: its whole name”, or its name. Returns: (nullable): what
 * to write instead.
 */
const char *dw_put_source (DwDraft        *draft,
                           const DwColumn *column,
                           const DwCell   *cell);

/** dw_put_source_words: Words to find the place in that document by. Returns: (nullable): what to write instead. */
const char *dw_put_source_words (DwDraft        *draft,
                                 const DwColumn *column,
                                 const DwCell   *cell);

/** dw_put_location_text: The text is the venue's @member. Returns: (nullable): what to write instead. */
const char *dw_put_location_text (DwDraft        *draft,
                                  const DwColumn *column,
                                  const DwCell   *cell);

/** dw_put_address_text: The text is the @member of the venue's address. Returns: (nullable): what to write instead. */
const char *dw_put_address_text (DwDraft        *draft,
                                 const DwColumn *column,
                                 const DwCell   *cell);

/** dw_put_degrees: The number is the venue's @member. Returns: (nullable): what to write instead. */
const char *dw_put_degrees (DwDraft        *draft,
                            const DwColumn *column,
                            const DwCell   *cell);

/** dw_put_uprn: The venue's Unique Property Reference Number. Returns: (nullable): what to write instead. */
const char *dw_put_uprn (DwDraft        *draft,
                         const DwColumn *column,
                         const DwCell   *cell);

/** dw_put_accessibility: What the venue says of getting in. Returns: (nullable): what to write instead. */
const char *dw_put_accessibility (DwDraft        *draft,
                                  const DwColumn *column,
                                  const DwCell   *cell);

/** dw_put_day: Days of the session. Returns: (nullable): what to write instead. */
const char *dw_put_day (DwDraft        *draft,
                        const DwColumn *column,
                        const DwCell   *cell);

/** dw_put_schedule_text: The text is the session's @member. Returns: (nullable): what to write instead. */
const char *dw_put_schedule_text (DwDraft        *draft,
                                  const DwColumn *column,
                                  const DwCell   *cell);

/** dw_put_every: Weeks between two sessions. Returns: (nullable): what to write instead. */
const char *dw_put_every (DwDraft        *draft,
                          const DwColumn *column,
                          const DwCell   *cell);

/** dw_put_term_time: Whether it is in term time only. Returns: (nullable): what to write instead. */
const char *dw_put_term_time (DwDraft        *draft,
                              const DwColumn *column,
                              const DwCell   *cell);

G_END_DECLS
