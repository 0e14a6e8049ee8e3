/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-witnesses.h"

#include "dw-word-pattern.h"

#define WHOEVER \
  "neighbour|neighbours|neighbor|neighbors|nurse|nurses|midwife|midwives|health|hv|gp|doctor|doctors|dentist|teacher|teachers|school|schools|" \
  "nursery|police|policeman|policewoman|social|hospital|paramedic|paramedics|ambulance|senco|counsellor|therapist|worker|visitor|key|family"
#define SEES \
  "saw|sees|see|seen|notice|notices|noticed|noticing|heard|hears|hear|hearing|ask|asks|asked|asking|says|say|said|saying|told|tells|tell|called|" \
  "call|rang|ring|came|come|found|find|finds|report|reported|reports|spotted|knows|knew|know|worried|thinks|thought|think|wants|wanted|" \
  "involved|got|advised|advises|suggested|referred|recommended"

/* Who saw, heard or was told, of what time it is told, and what is said of whoever does it. */
static const char *const asides[] = {
  "my|the|our|his|her|a|an|this? " WHOEVER " visitor|worker|workers|services|family|link? who|has|have|had|is|was|were|are|also|even|often|all|keeps|always|often? " SEES,
  "told|tell|telling|tells|asked|ask|asking|called|call|calling|rang|ring|phoned|spoke|speak|talked the|my|our|his|her|a|to|with? the|my|our|his|her|a? " WHOEVER
  " visitor|worker|workers|services|family|link?",
  "when|while|whilst|since|before|after|as i|im|she|shes|mum|we am|was|were|is|been|got? heavily|months|very? pregnant|expecting|carrying",
  "during my|the|her|our? pregnancy",
  "anger management|problem|problems|issues course|courses|class|classes|programme|group?",
  "lose|loses|lost|losing his|her temper", "bad|short|terrible|awful temper",
};

gboolean *
dw_witnesses_find (const DwQueryWords *words)
{
  gboolean *are = g_new0 (gboolean, words->n_all + 1);

  for (guint i = 0; i < words->n_all; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (asides); j++)
      for (guint at = i, end = dw_word_pattern_match (words->all, i, asides[j]); at < end; at++)
        are[at] = TRUE;

  return are;
}
