/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-page.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dw-document.h"
#include "dw-envelope.h"
#include "dw-json-text.h"
#include "dw-other-class.h"
#include "dw-page-private.h"
#include "dw-record.h"
#include "dw-redact.h"
#include "dw-tri.h"

/* What an arena takes before it holds anything, counted against DW_LIMIT_PAGE_STRUCTS. */
enum { ARENA_COST = 4096 };

/* The nested lists of the full form of a service; the list form has the organisation and no other. */
static gboolean
has_details (const DwService *service)
{
  for (guint i = 0; i < DW_CLASS_SERVICE.n_fields; i++)
    if (DW_CLASS_SERVICE.fields[i].kind == DW_FIELD_LIST
        && dw_field_list (&DW_CLASS_SERVICE.fields[i], service)->n_items > 0)
      return TRUE;

  return FALSE;
}

/* An empty struct for the next record, in the page's arena: a service that outlives its page keeps that. */
static gpointer
make_record (DwPage         *page,
             DwRecordReader *reader)
{
  gsize cost = page->class->size + ARENA_COST;

  if (reader->room < cost)
    {
      reader->is_too_large = TRUE;
      return NULL;
    }

  reader->room -= cost;
  reader->arena = page->arena;
  if (page->class == &DW_CLASS_SERVICE)
    return dw_service_new_in (dw_arena_ref (page->arena));

  return dw_class_new (page->class, page->arena);
}

static void
free_record (const DwClass *class,
             gpointer       object)
{
  if (class == &DW_CLASS_SERVICE && object != NULL)
    dw_service_unref (object);
}

/* What the store could not hold must not be taken: one record would then keep out all the others. */
static gboolean
check_length (DwRecordReader     *reader,
              const DwPageRecord *record)
{
  if (record->raw_length <= DW_LIMIT_RECORD)
    return TRUE;

  dw_record_fault (reader, DW_FAULT_TEXT, DW_HANDLED_QUARANTINED, NULL, N_("A record must be at most 8 mebibytes long."));
  return FALSE;
}

/* Reads @text, which stands for the record from here on, instead of what the publisher wrote. */
static gboolean
read_again (DwPage         *page,
            DwRecordReader *reader,
            const char     *text,
            DwPageRecord   *record,
            gpointer        object)
{
  g_auto (DwDocument) document = { 0 };
  gsize length = strlen (text);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);

  record->raw = dw_arena_strndup (page->arena, text, length);
  record->raw_length = length;
  dw_class_clear (page->class, object);
  return dw_document_open (&document, bytes, NULL) && dw_record_read (reader, &document.root, object);
}

static const char *
explain_withheld (DwGuard guard)
{
  switch (guard)
    {
    case DW_GUARD_SAFETY:
      return N_("This is a service for people who may be in danger: where it is must not be published. Doorway left the address out and does not keep it.");
    case DW_GUARD_UNTOLD:
      return N_("The record says that its address is not given out, and gives it. Doorway left the address out and does not keep it.");
    case DW_GUARD_HOME:
      return N_("This reads like somebody’s own home, which is theirs to give away. Doorway left the address out and does not keep it. If they have agreed "
                "that everybody may know it, give the service an attribute “public address”.");
    case DW_GUARD_NONE:
      break;
    }

  return N_("The publisher masks this address. Doorway left out what is exact and does not keep it.");
}

/* Leaves out of a service that was read where it is, if that must not be known: of its struct, of its raw text, and of
 * the faults, which quote what they found. Returns whether it is still of use. */
static gboolean
withhold (DwPage            *page,
          DwRecordReader    *reader,
          const DwJsonValue *value,
          const DwFaultList *before,
          DwPageRecord      *record,
          gpointer           object)
{
  DwGuard guard = dw_guard_read (object);
  g_autofree char *text = guard != DW_GUARD_NONE || reader->has_mask ? dw_redact (value, guard) : NULL;

  if (text == NULL)
    return TRUE;

  page->n_withheld++;
  dw_fault_list_restart (&page->faults, before);
  if (!read_again (page, reader, text, record, object))
    return FALSE;

  dw_record_fault (reader, DW_FAULT_WITHHELD, DW_HANDLED_DROPPED_FIELD, NULL,
                   explain_withheld (guard));
  return TRUE;
}

/* Reads one object. @record keeps it, or only its id when it is of no use. */
static void
read_object (DwPage            *page,
             DwRecordReader    *reader,
             const DwJsonValue *value,
             DwPageRecord      *record)
{
  gpointer object = make_record (page, reader);
  const char *id = NULL;
  gboolean is_usable = FALSE;
  DwFaultList before = page->faults;

  if (object == NULL)
    return;

  is_usable = dw_record_read (reader, value, object) && check_length (reader, record)
              && (page->class != &DW_CLASS_SERVICE || withhold (page, reader, value, &before, record, object));
  id = dw_field_text (&page->class->fields[0], object);
  if (is_usable && !reader->is_too_large)
    {
      record->object = object;
      record->source_id = id;
      record->is_shallow = page->class == &DW_CLASS_SERVICE && !has_details (object);
      return;
    }

  /* Of a record without a name nobody can tell whether its place must not be known: its faults do not quote it. */
  if (page->class == &DW_CLASS_SERVICE)
    dw_fault_list_hush (&page->faults);
  record->source_id = dw_arena_strdup (page->arena, id);
  free_record (page->class, object);
}

/* A record whose bytes had to be mended, and whose mended part is in no field: it must not pass unsaid. */
static void
report_repair (DwPage             *page,
               DwRecordReader     *reader,
               const DwPageRecord *record)
{
  if (reader->is_repaired && !page->faults.has_text_fault && dw_json_needs_repair (record->raw, record->raw_length))
    dw_record_fault (reader, DW_FAULT_TEXT, DW_HANDLED_CHANGED, NULL,
                     N_("The record is not valid UTF-8; what could not be read was replaced."));
}

static void
report_repeated_id (DwRecordReader     *reader,
                    const DwPageRecord *record,
                    GHashTable         *ids)
{
  if (record->source_id == NULL || g_hash_table_add (ids, GSIZE_TO_POINTER ((gsize) record->source_id)))
    return;

  dw_record_push (reader, "id", 2, 0);
  dw_record_fault (reader, DW_FAULT_DUPLICATE, DW_HANDLED_NOTED, NULL,
                   N_("An earlier record of this page has the same id."));
  dw_record_pop (reader);
}

static void
read_record (DwPage            *page,
             DwRecordReader    *reader,
             const DwJsonValue *value,
             const char        *raw,
             gsize              raw_length,
             GHashTable        *ids)
{
  DwPageRecord record = { NULL, NULL, raw, raw_length, FALSE };
  guint first = page->faults.faults->len;

  dw_fault_list_begin (&page->faults, page->records->len);
  if (value->type == DW_JSON_OBJECT)
    read_object (page, reader, value, &record);
  else
    dw_record_fault (reader, DW_FAULT_TYPE, DW_HANDLED_QUARANTINED, value, N_("A record must be an object."));

  if (reader->is_too_large)
    return;

  report_repair (page, reader, &record);
  report_repeated_id (reader, &record, ids);
  dw_fault_list_end (&page->faults,
                     page->faults.faults->len > first ? dw_arena_strdup (page->arena, record.source_id) : NULL);
  page->n_quarantined += record.object == NULL;
  g_array_append_val (page->records, record);
}

static void
read_records (DwPage            *page,
              DwRecordReader    *reader,
              const DwEnvelope  *envelope,
              const DwJsonMarks *marks)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  DwJsonSlices slices = dw_json_slices_enter (envelope->raw, envelope->raw_length, marks);
  DwJsonCursor cursor = dw_json_enter (&envelope->records);
  DwJsonMember member;

  if (envelope->is_single)
    {
      read_record (page, reader, &envelope->records, envelope->raw, envelope->raw_length, ids);
      return;
    }

  if (envelope->member != NULL)
    dw_record_push (reader, envelope->member, strlen (envelope->member), 0);

  for (guint i = 0; !reader->is_too_large && dw_json_next (&cursor, &member); i++)
    {
      gsize length = 0;
      const char *raw = dw_json_slices_next (&slices, &length);

      dw_record_push (reader, NULL, 0, i);
      read_record (page, reader, &member.value, raw, length, ids);
      dw_record_pop (reader);
    }
}

/* An envelope that its own records prove wrong. What only other pages could prove is the crawl's to find. */
static void
check_pagination (DwPage         *page,
                  DwRecordReader *reader)
{
  const DwPagination *said = &page->pagination;
  gint64 n = (gint64) page->records->len;

  reader->n_steps = 0;
  if (said->total_items >= 0 && said->total_items < n)
    {
      dw_record_push (reader, "total_items", 11, 0);
      dw_record_fault (reader, DW_FAULT_RANGE, DW_HANDLED_NOTED, NULL, N_("The page has more records than it says there are in all."));
      dw_record_pop (reader);
    }
  if (said->empty != DW_TRI_NOT_STATED && (said->empty == DW_TRI_YES) != (n == 0))
    {
      dw_record_push (reader, "empty", 5, 0);
      dw_record_fault (reader, DW_FAULT_RANGE, DW_HANDLED_NOTED, NULL, N_("The page says the opposite of whether it has records."));
      dw_record_pop (reader);
    }
}

/* Said once a page: each record's members are right by the names of its own dialect. */
static void
settle_dialect (DwPage         *page,
                DwRecordReader *reader)
{
  static const char *const notes[DW_N_DIALECTS] = {
    [DW_DIALECT_ORUK_1] = N_("The records are of Open Referral UK 1.0; they were read by the names of that version."),
    [DW_DIALECT_OUTPOST] = N_("The records are in the dialect of Outpost; they were read by its names."),
  };

  for (DwDialect dialect = 0; dialect < DW_N_DIALECTS; dialect++)
    if (reader->n_of_dialect[dialect] > 0 && reader->n_of_dialect[dialect] >= reader->n_of_dialect[page->dialect])
      page->dialect = dialect;

  reader->n_steps = 0;
  if (notes[page->dialect] != NULL)
    dw_record_fault (reader, DW_FAULT_COERCED, DW_HANDLED_CHANGED, NULL, notes[page->dialect]);
}

static DwPage *
new_page (GBytes        *bytes,
          const DwClass *class)
{
  DwPage *page = g_new0 (DwPage, 1);

  page->bytes = g_bytes_ref (bytes);
  page->class = class;
  page->arena = dw_arena_new ();
  page->records = g_array_new (FALSE, TRUE, sizeof (DwPageRecord));
  dw_fault_list_init (&page->faults, page->arena);
  return page;
}

/* Reads what @envelope says is there. */
static DwPage *
read_page (GBytes            *bytes,
           const DwDocument  *document,
           const DwEnvelope  *envelope,
           const DwClass     *class,
           GError           **error)
{
  g_autoptr (DwPage) page = new_page (bytes, class);
  DwRecordReader reader = {
    .faults = &page->faults,
    .class = class,
    .room = DW_LIMIT_PAGE_STRUCTS,
    .is_repaired = document->is_repaired,
  };

  page->pagination = envelope->pagination;
  page->is_list = !envelope->is_single;
  read_records (page, &reader, envelope, &document->marks);

  if (reader.is_too_large)
    {
      g_set_error (error, DW_PAGE_ERROR, DW_PAGE_ERROR_TOO_LARGE,
                   _("The page has a list or object of more than %d members, or unfolds to more than a gigabyte."), DW_LIMIT_JSON_MEMBERS);
      return NULL;
    }

  check_pagination (page, &reader);
  settle_dialect (page, &reader);
  return g_steal_pointer (&page);
}

DwPage *
dw_page_parse (GBytes         *bytes,
               const DwClass  *class,
               GError        **error)
{
  g_auto (DwDocument) document = { 0 };
  DwEnvelope envelope;
  const char *reason = NULL;

  if (!dw_document_open (&document, bytes, error)
      || !dw_envelope_read (&envelope, &document, class, error))
    return NULL;
  if (class == &DW_CLASS_SERVICE && (reason = dw_other_class_explain (&envelope.records)) != NULL)
    {
      g_set_error_literal (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED, reason);
      return NULL;
    }

  return read_page (bytes, &document, &envelope, class, error);
}

void
dw_page_free (DwPage *page)
{
  for (guint i = 0; i < page->records->len; i++)
    free_record (page->class, g_array_index (page->records, DwPageRecord, i).object);

  g_array_unref (page->records);
  dw_fault_list_clear (&page->faults);
  dw_arena_unref (page->arena);
  g_bytes_unref (page->bytes);
  g_free (page);
}

gboolean
dw_page_is_list (DwPage *page)
{
  return page->is_list;
}

DwDialect
dw_page_get_dialect (DwPage *page)
{
  return page->dialect;
}

const DwPagination *
dw_page_get_pagination (DwPage *page)
{
  return &page->pagination;
}

const DwPageRecord *
dw_page_get_records (DwPage *page,
                     guint  *n_records)
{
  *n_records = page->records->len;
  return (const DwPageRecord *) (gpointer) page->records->data;
}

guint
dw_page_get_n_quarantined (DwPage *page)
{
  return page->n_quarantined;
}

const DwFault *
dw_page_get_faults (DwPage *page,
                    guint  *n_faults,
                    guint  *n_in_all)
{
  *n_faults = page->faults.faults->len;
  if (n_in_all != NULL)
    *n_in_all = page->faults.n_in_all;

  return (const DwFault *) (gpointer) page->faults.faults->data;
}

DwService *
dw_page_dup_service (DwPage *page,
                     guint   index)
{
  g_return_val_if_fail (page->class == &DW_CLASS_SERVICE, NULL);
  g_return_val_if_fail (index < page->records->len, NULL);

  return dw_service_ref (g_array_index (page->records, DwPageRecord, index).object);
}

DwService *
dw_page_parse_kept (GBytes  *raw,
                    GBytes **cleared,
                    GError **error)
{
  const DwPageRecord *record = NULL;
  g_auto (DwDocument) document = { 0 };
  g_autoptr (DwPage) page = NULL;
  DwEnvelope envelope;

  if (!dw_document_open (&document, raw, error)
      || !dw_envelope_read_record (&envelope, &document, error)
      || (page = read_page (raw, &document, &envelope, &DW_CLASS_SERVICE, error)) == NULL)
    return NULL;

  if (page->n_quarantined != 0)
    {
      g_set_error_literal (error, DW_PAGE_ERROR, DW_PAGE_ERROR_NOT_A_FEED,
                           _("The kept record is not one service with an id and a name."));
      return NULL;
    }

  record = &g_array_index (page->records, DwPageRecord, 0);
  if (cleared != NULL)
    *cleared = page->n_withheld > 0 ? g_bytes_new (record->raw, record->raw_length) : NULL;

  return dw_page_dup_service (page, 0);
}

DwService *
dw_page_parse_service (GBytes  *raw,
                       GError **error)
{
  return dw_page_parse_kept (raw, NULL, error);
}
