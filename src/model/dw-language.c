/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dw-language.h"

#include "dw-text.h"

#include <string.h>

/* Order is the order of the bits, which the store keeps: append only, at most 64. @others: other names, and codes of
 * ISO 639. */
static const struct { const char *name; const char *others; } languages[] = {
  { N_ ("Bengali"), "bangla|sylheti|bn|ben" },
  { N_ ("Somali"), "soomaali|so|som" },
  { N_ ("Arabic"), "ar|ara" },
  { N_ ("Urdu"), "ur|urd" },
  { N_ ("Turkish"), "tr|tur" },
  { N_ ("Polish"), "pl|pol" },
  { N_ ("Romanian"), "moldovan|ro|ron|rum" },
  { N_ ("Portuguese"), "pt|por" },
  { N_ ("Spanish"), "es|spa" },
  { N_ ("Italian"), "it|ita" },
  { N_ ("French"), "fr|fra|fre" },
  { N_ ("Punjabi"), "panjabi|pa|pan" },
  { N_ ("Gujarati"), "gu|guj" },
  { N_ ("Hindi"), "hi|hin" },
  { N_ ("Tamil"), "ta|tam" },
  { N_ ("Albanian"), "sq|sqi|alb" },
  { N_ ("Bulgarian"), "bg|bul" },
  { N_ ("Persian"), "farsi|fa|fas|per" },
  { N_ ("Dari"), "prs" },
  { N_ ("Pashto"), "pushto|ps|pus" },
  { N_ ("Kurdish"), "kurmanji|sorani|ku|kur|ckb" },
  { N_ ("Tigrinya"), "ti|tir" },
  { N_ ("Amharic"), "am|amh" },
  { N_ ("Yoruba"), "yo|yor" },
  { N_ ("Igbo"), "ig|ibo" },
  { N_ ("Twi"), "akan|tw|twi|ak|aka" },
  { N_ ("Lingala"), "ln|lin" },
  { N_ ("Swahili"), "kiswahili|sw|swa" },
  { N_ ("Chinese"), "cantonese|mandarin|zh|zho|chi|yue|cmn" },
  { N_ ("Vietnamese"), "vi|vie" },
  { N_ ("Korean"), "ko|kor" },
  { N_ ("Japanese"), "ja|jpn" },
  { N_ ("Russian"), "ru|rus" },
  { N_ ("Ukrainian"), "uk|ukr" },
  { N_ ("Lithuanian"), "lt|lit" },
  { N_ ("Latvian"), "lv|lav" },
  { N_ ("Greek"), "el|ell|gre" },
  { N_ ("Hungarian"), "hu|hun" },
  { N_ ("Czech"), "cs|ces|cze" },
  { N_ ("Slovak"), "sk|slk|slo" },
  { N_ ("German"), "de|deu|ger" },
  { N_ ("Nepali"), "ne|nep" },
  { N_ ("Sinhala"), "sinhalese|si|sin" },
  { N_ ("Malayalam"), "ml|mal" },
  { N_ ("Telugu"), "te|tel" },
  { N_ ("Yiddish"), "yi|yid" },
  { N_ ("Hebrew"), "he|heb" },
  { N_ ("Filipino"), "tagalog|tl|fil|tgl" },
  { N_ ("Thai"), "th|tha" },
  { N_ ("British Sign Language"), "bsl|sign language|bfi" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (languages) <= 64);

static GHashTable *
make_index (void)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_auto (GStrv) others = g_strsplit (languages[i].others, "|", -1);

      g_hash_table_insert (index, dw_text_fold (languages[i].name), GUINT_TO_POINTER (i + 1));
      for (guint j = 0; others[j] != NULL; j++)
        g_hash_table_insert (index, g_strdup (others[j]), GUINT_TO_POINTER (i + 1));
    }

  return index;
}

DwMask
dw_language_find (const char *name)
{
  static GHashTable *index;
  g_autofree char *folded = dw_text_fold (name);
  guint place;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, make_index ());

  place = GPOINTER_TO_UINT (g_hash_table_lookup (index, folded));
  if (place == 0 && strlen (folded) > 2 && (folded[2] == '-' || folded[2] == '_'))
    {
      folded[2] = '\0';
      place = GPOINTER_TO_UINT (g_hash_table_lookup (index, folded));
    }

  return place > 0 ? G_GUINT64_CONSTANT (1) << (place - 1) : 0;
}

static DwMask
read_list (const DwList *list)
{
  DwMask found = 0;

  DW_LIST_FOREACH (DwLanguage, language, list)
    {
      DwMask one = language->code != NULL ? dw_language_find (language->code) : 0;

      if (one == 0 && language->name != NULL)
        one = dw_language_find (language->name);
      found |= one;
    }

  return found;
}

DwMask
dw_language_read (const DwService *service)
{
  DwMask found = read_list (&service->languages);

  DW_LIST_FOREACH (DwServiceAtLocation, there, &service->service_at_locations)
    if (there->location != NULL)
      found |= read_list (&there->location->languages);

  return found;
}

const char *
dw_language_get_name (DwMask mask)
{
  g_return_val_if_fail (mask != 0, NULL);

  return _(languages[__builtin_ctzll (mask)].name);
}
