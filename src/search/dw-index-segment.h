/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dw-index-format.h"
#include "dw-index-packed.h"

G_BEGIN_DECLS

/** DW_INDEX_ERROR: the error domain of the search index. */
#define DW_INDEX_ERROR (dw_index_error_quark ())

/** dw_index_error_quark: Returns: the domain of DwIndexError. */
GQuark dw_index_error_quark (void);

/**
 * DwIndexError:
 * @DW_INDEX_ERROR_NOT_FOUND: there is none yet
 * @DW_INDEX_ERROR_OTHER: of another version, another machine, another directory, or not a file of this person's own
 * @DW_INDEX_ERROR_DAMAGED: its bytes are not those that were written
 * @DW_INDEX_ERROR_FAILED: it could not be written
 *
 * None of them is news to a person: the directory is searched without the index, and a new one is made.
 */
typedef enum
{
  DW_INDEX_ERROR_NOT_FOUND,
  DW_INDEX_ERROR_OTHER,
  DW_INDEX_ERROR_DAMAGED,
  DW_INDEX_ERROR_FAILED,
} DwIndexError;

/**
 * DwIndexSegment:
 *
 * One file of the index, mapped. All of it but the lists is checked when it is opened; a list when it is first asked
 * for. Nothing that the file says is followed out of its section, nor is it where what was checked has become 0 since.
 * Files are written under another name and moved, so our own programs never make a mapped one shorter; where another
 * did, or the disk no longer gives it, dw_index_segment_is_torn() tells. Belongs to one thread.
 */
typedef struct _DwIndexSegment DwIndexSegment;

/** dw_index_segment_open: Returns: (transfer full): the segment in the file @path, or NULL with DW_INDEX_ERROR. */
DwIndexSegment *dw_index_segment_open (const char  *path,
                                       GError     **error);

/**
 * dw_index_segment_new: Returns: (transfer full): the segment in @bytes, aligned to 64, or NULL with DW_INDEX_ERROR.
 * For tests.
 */
DwIndexSegment *dw_index_segment_new (GBytes  *bytes,
                                      GError **error);

/** dw_index_segment_free: Unmaps. */
void dw_index_segment_free (DwIndexSegment *self);

/**
 * dw_index_segment_is_torn: Returns: whether what was read of it may not be what was written: see dw_mapping_is_torn().
 * To be asked before anything that was read is given to anybody.
 */
gboolean dw_index_segment_is_torn (const DwIndexSegment *self);

/**
 * dw_index_segment_let_go: After all was read once, to be checked, joined or looked through: its pages no longer count
 * as this program's memory until they are asked for again.
 */
void dw_index_segment_let_go (DwIndexSegment *self);

/** dw_index_segment_get_header: Returns: the header, checked. */
const DwIndexHeader *dw_index_segment_get_header (const DwIndexSegment *self);

/**
 * dw_index_segment_get_section: Returns: (array): the section, of the length that the header's number of services asks
 * for.
 */
gconstpointer dw_index_segment_get_section (const DwIndexSegment *self,
                                            DwIndexSection        section);

/** dw_index_segment_get_term: Returns: (array length=length): the bytes of term @place, not NUL-terminated. */
const char *dw_index_segment_get_term (const DwIndexSegment *self,
                                       guint                 place,
                                       gsize                *length,
                                       guint                *n_holding);

/** dw_index_segment_find_run: Finds the terms [@first, @end) that begin with @text. */
void dw_index_segment_find_run (const DwIndexSegment *self,
                                const char           *text,
                                gsize                 length,
                                guint                *first,
                                guint                *end);

/** DwIndexList: a list of services in a segment, borrowed from it. */
typedef struct
{
  const guint8 *bytes;
  gsize length;
  const guint8 *positions;  /* of the services, in the same order; NULL where they were not asked for, or there are
                               none */
  gsize positions_length;
  guint n_holding;
  DwIndexLayout layout;
  DwIndexPacked packed;     /* of DW_INDEX_PACKED */
} DwIndexList;

/** dw_index_segment_get_list: Fills @list with the list of term @place; FALSE with DW_INDEX_ERROR_DAMAGED. */
gboolean dw_index_segment_get_list (DwIndexSegment  *self,
                                    guint            place,
                                    DwIndexList     *list,
                                    GError         **error);

/** dw_index_segment_get_list_and_positions: The same with the positions, which most questions do not need. */
gboolean dw_index_segment_get_list_and_positions (DwIndexSegment  *self,
                                                  guint            place,
                                                  DwIndexList     *list,
                                                  GError         **error);

/**
 * dw_index_segment_find_prefix: Fills @list with the list that was made of the beginning @text. Returns: whether there
 * is one; FALSE without @error when there is none.
 */
gboolean dw_index_segment_find_prefix (DwIndexSegment  *self,
                                       const char      *text,
                                       gsize            length,
                                       DwIndexList     *list,
                                       GError         **error);

/**
 * dw_index_segment_find_phrase: Fills @list with who holds the stems in @text, a space between, side by side. Returns:
 * whether that is known; FALSE without @error when it is not.
 */
gboolean dw_index_segment_find_phrase (DwIndexSegment  *self,
                                       const char      *text,
                                       gsize            length,
                                       DwIndexList     *list,
                                       GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DwIndexSegment, dw_index_segment_free)

G_END_DECLS
