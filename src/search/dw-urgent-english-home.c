/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-urgent-english-private.h"

const DwUrgentPattern dw_urgent_english_home[] = {
  /* A place for the night */
  { HOME, "nowhere|anywhere to sleep|stay|live", PLAIN },
  { HOME, "nowhere to go tonight", PLAIN },
  { HOME, "no|a place|where|bed to|for? sleep|stay|tonight", PLAIN },
  { HOME, "we|i|im|are|am|been|were|family sleeping|living|staying in|on|at the|a|my|our|his? car|van|street|"
          "streets|park|bus|stairwell|tent|doorway", PLAIN },
  { HOME, "sleeping|sleep|slept rough", TOPIC },
  { HOME, "am|im|are|were|made|became|now homeless", PLAIN },
  { HOME, "homeless tonight|today|now", PLAIN },
  { HOME, "kicked|thrown|chucked us|me? out of? the|my|our|their? home|house|flat|hostel|tonight|today", PLAIN },
  { HOME, "evicted|eviction|bailiffs today|tonight|now|tomorrow", PLAIN },

  /* Used by others */
  { CHILD | SLAVERY, "used|using|made|making|make|makes|forced|forcing|forces|asked|asks|asking|told|tells|paid|paying|"
                     "groomed|recruited|got|gets|getting|get|wants|wanted me|him|her|them|us|my|our? " KIDS "? to|for|"
                     "into? carr*|sell|selling|deal|dealing|move|moving|run|running|deliver*|hold|holding|hide|"
                     "transport*|take|drop|bring *? *? " DRUGS, PLAIN },
  { CHILD | SLAVERY, "carry|carries|carrying|sell|sells|selling|deal|deals|dealing|delivering|transporting|moving|"
                     "holding|running|runs " DRUGS, TOPIC },
  { CHILD | SLAVERY, "drug runner|runners|mule|mules", PLAIN },
  { CHILD | SLAVERY, "county line", TOPIC },
  { CHILD, "gang|gangs wants|want|after|using|threaten*|recruit*|groom*|took|has|have|are", PLAIN },
  { CHILD, "in|joined|joining|recruited|dragged|involved by|with|into|in? a|the gang", PLAIN },
  { SLAVERY, "cuckoo|cuckooed|cuckooing", TOPIC },
  { SLAVERY, STRANGERS " who|that? have|has|are|is|keep|keeps? been? taken|took|taking|using|use|living|live|staying|"
             "stay|moved|moving|sleeping|dealing|selling|cooking|coming *? over|from|in|into|at|to|round my|our|his|"
             "her|their? mums|nans|sons|daughters|brothers|sisters|uncles|dads? flat|home|house|place|room", PLAIN },
  { SLAVERY, STRANGERS " have|has|are|is|using|use|taken|took my|our|his|her|their over? flat|home|house|place|"
             "room", PLAIN },
  { SLAVERY, STRANGERS "|they wont|not|never|refuse|refuses want? to? leave|go|move out? of? my|our|his|her flat|home|"
             "house|place|room", PLAIN },
  { SLAVERY, "taken|took|taking over my|our|his|her|their flat|home|house|place", PLAIN },
  { CHILD | SEXUAL, "someone|somebody|man|men|stranger|strangers|guy|boyfriend|online|he|they is|are|keeps|has|"
                    "have|been? "
                    "send|sending|sends|sent|giving|gives|given|gave|buying|buys|bought my|me|her|him " KIDS "? "
                    "expensive|lots|new|of? money|gifts|presents|vapes|jewellery|drugs|alcohol", PLAIN },
  { CHILD, "gifts|presents|money|phone|clothes|trainers|phones he|she|they cant|wont|doesnt|dont explain|say", PLAIN },
  { MISSING | CHILD, "stay|stays|stayed|staying|is|goes|out out? all|over night|overnight", PLAIN },
  /* "My uncle has my passport" is how families keep papers; that he takes it, or will not give it back, is not. */
  { ABUSE, MINE " has|have? take|takes|took|taken|taking|keep|keeps|kept|hide|hides|hid|hidden|locked|stole|stolen my|"
           "our|her|his " PAPERS, PLAIN },
  { ABUSE, "law|laws has|have? take|takes|took|taken|hide|hides|hid|hidden|locked|stole|keep|keeps my|our|her|his "
           PAPERS, PLAIN },
  { SLAVERY, "work|works|working|worked for who|they|and|has|have? take|takes|took|taken|keep|keeps|kept|hold|holds|"
             "hide|hides my|our|her|his " PAPERS, PLAIN },
  { ABUSE, MINE " wont|doesnt|not|refuses|refuse to? give|return|let back? me? my|our|her|his? have? my|our|her|his? "
           PAPERS, PLAIN },
  { SLAVERY, EMPLOYER "|they take|takes|took|taken|taking|has|have|got|hold|holds|keep|keeps|kept|hide|hides|hid|stole|"
             "wont taken|kept|hidden|give|got|stolen|return? me? my|our|her|his|the " PAPERS, PLAIN },
  { SLAVERY, "work|working|works|clean|cleaning without|for|with pay|wages|money|any|no|being *? pay|paid|wages|"
             "money", PLAIN },
  { SLAVERY, "work|working|works|clean|cleaning without pay|wages|money|payment", PLAIN },
  { SLAVERY, EMPLOYER "|family|they|he dont|doesnt|never|wont|not|isnt|refuses|refuse to? pay|paying|paid me|"
             "us", PLAIN },
  { SLAVERY, "forced|made|modern|domestic labour|labor|slave|slaves|slavery|servitude", TOPIC },
  { SLAVERY, "slavery", TOPIC },
  { SLAVERY, "debt bondage", TOPIC },
  { SLAVERY, "owe|owes|pay|paying off? money|debt|the? to? the|a|my? trafficker*|smuggler*|gangmaster*", PLAIN },

  /* Breath, fire and gas */
  { HEALTH | NOW, "choking", TOPIC },
  { HEALTH | NOW, "baby|newborn|child|toddler|son|daughter|lips|lip|face|hes|shes|skin|babys is|are|looks|look|"
                  "went|goes|"
                  "going|were|was|turned|turning|has|have gone|turned|going|turning|all|very|a|bit? bit? blue|"
                  "purple|grey",
    PLAIN },
  { HEALTH | NOW, "blue|purple|grey lips|face|baby and|not|isnt|cant?", PLAIN },
  { HEALTH | NOW, "not|isnt|stopped|no|struggles|struggling|gasping to|for|is? breath|breathing|breathe|air|"
                  "pulse", PLAIN },
  { NOW, "is|are|im|were|on|caught|catching|whole|house|flat|building|kitchen on? fire", PLAIN },
  { NOW, "fire in|at|on my|our|the|next house|flat|kitchen|building|bedroom|room|stairs|stairwell|home|door", PLAIN },
  { NOW, "set|sets|setting|start|started|starting|light|lit fire|fires to|in|at", PLAIN },
  { NOW, "house|flat|kitchen|building|home|room|stairs is|are|full "
         "burning|full|filling|of of|with|down? smoke|flames|down", PLAIN },
  { GAS | NOW, "smell|smells|smelling|smelt|stinks|whiff of|like|some|the|a|strong? gas", PLAIN },
  { GAS | NOW, "gas is|keeps? smell|smells|leak|leaks|leaking|escape|escaping", TOPIC },
  { GAS | NOW, "leak|leaking|smell of? gas", TOPIC },
  { GAS | NOW, "smell|smells|stinks of|like rotten|bad egg|eggs", PLAIN },
  { GAS | NOW, "carbon|co monoxide? alarm|detector|is|went|going|beeping|leak", TOPIC },
  { GAS | NOW | HEALTH, "carbon monoxide poison*", TOPIC },

  /* Put out of the home */
  { HOME | CHILD, "kick|kicked|kicking|throw|threw|thrown|throwing|chuck|chucked|boot|booted|turfed|put me|us|"
                  "him|her? out "
                  "of|from|by home|the|my|his|her|our|their? house|home|flat|because|by? by? my|his|her|our? " ADULTS
                  "|stepparents|carers", SURE },
  { HOME | CHILD, ADULTS "|parents has|have|is|are|just? kicked|kicking|kick|threw|throwing|thrown|chucked|"
                  "chucking|booted|"
                  "put|told|wants|want me|us|him|her to? get|leave|go? out", SURE },
  { HOME | CHILD, "kicked|thrown|chucked|booted|turfed out *? *? *? im|am|aged|hes|shes|and|at im|am|is|hes|"
                  "shes? 14|15|16|"
                  "17|18", SURE },
  { HOME, "kicked|kick|kicking|thrown|threw|chucked|put me|us? out tonight|today|now|this|last|with|and", SURE },
  { HOME, "put|puts|putting|threw|throw|throws|thrown|throwing|dumped|dumping|chucked|chucking|left|moved all? of? my|"
          "our|his|her|their|all stuff|things|belongings|possessions|clothes|bags|furniture out|outside? on|onto|in|"
          "into|outside|out the|a? street|road|pavement|garden|outside|hallway|rain|front|bin|bins|skip|"
          "corridor", SURE },
  { HOME, "landlord|landlady|agent|agents|council|bailiffs has|have|had|just? put|threw|thrown|dumped|chucked|moved "
          "all? of? my|our|all stuff|things|belongings|possessions|clothes|bags|furniture out|outside", SURE },
  { HOME, "landlord|landlady|agent|agents|he|she|they|ex|husband|partner|council|has|have has|have|had|just|is|"
          "illegally? "
          "changed|changing|changes the|my|our|all? locks|lock", PLAIN },
  { HOME, "changed the|my|our locks *? *? me|us|out|stuff|things|inside|nowhere|sleep", PLAIN },
  { HOME, "landlord|landlady|he|she|they|husband|partner|wife|parents|mum|dad has|have|is|just? locked|locks|"
          "locking me|us "
          "out", PLAIN },
  { HOME, "illegal|illegally|unlawful|unlawfully evict*", TOPIC },

  { 0 },
};
