/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-urgent.h"

#include "dw-text.h"
#include "dw-word-pattern.h"

/* A danger is told in the first breath: what stands behind these many words is not looked at. */
enum { MOST_WORDS = 256, LONGEST_WORD = 32 };

typedef struct
{
  guint when;               /* bits of DwUrgent; 0: the words only sound like danger */
  const char *pattern;      /* see dw_word_pattern_match() */
  gboolean is_topic;        /* also the name of a subject: no danger in the words of somebody who teaches it */
} Pattern;

#define NOW DW_URGENT_NOW
#define CHILD DW_URGENT_CHILD
#define ABUSE DW_URGENT_ABUSE
#define SELF DW_URGENT_SELF
#define HEALTH DW_URGENT_HEALTH
#define SEXUAL DW_URGENT_SEXUAL
#define MISSING DW_URGENT_MISSING
#define HOME DW_URGENT_HOME

#define KIDS "child|children|childs|kid|kids|baby|babies|toddler|son|daughter|girl|girls|boy|boys|niece|nephew|grandson|granddaughter|stepson|stepdaughter|pupil|student|teenager|teen"
#define ADULTS "mum|mummy|mom|mother|wife|husband|partner|girlfriend|boyfriend|fiance|dad|father|stepdad|stepfather|stepmum|sister|brother|uncle|aunt|nan|gran|grandad|ex|bf|gf|hubby|family|parents|friend|neighbour"
#define THEM "me|us|him|her|them|mum|mummy"
#define OWN "myself|himself|herself|themselves|themself|ourselves|yourself|itself"
#define HURT "hit|hits|hitting|hurt|hurts|hurting|punch|punches|punched|punching|slap|slaps|slapped|slapping|beat|beats|beating|beaten|kick|kicks|kicked|kicking|strangle|strangles|strangled|strangling|choke|chokes|choked|choking|throttled|attack|attacks|attacked|attacking|assault|assaults|assaulted|harm|harms|harmed|harming|stab|stabs|stabbed|smack|smacks|smacked|smacking|burn|burns|burnt|burned|threaten|threatens|threatened|threatening|rape|rapes|raped|kill|kills|abuse|abuses|abused|abusing|mistreat|mistreats|torture|shoot|shakes|shook"
#define SLANG_DIE "die|dead"

static const Pattern patterns[] = {
  /* What only sounds so */
  { 0, "killing time", FALSE },
  { 0, "kill time", FALSE },
  { 0, "hit and|or miss", FALSE },
  { 0, "safe|safer sleep|sleeping", FALSE },
  { 0, "kick|kicks|kicked|kicking|throw|throws|threw me|us|him|her|them out|off", FALSE },
  { 0, "baby kicks|kicking|kicked", FALSE },
  { 0, "kicks|kicking me when|in pregnan*", FALSE },
  { 0, "substance|drug|drugs|alcohol|solvent abuse", FALSE },
  { 0, "dog|dogs|pet|pets|cat|cats|horse grooming", FALSE },
  { 0, "missing school|schools|lesson|lessons|education|class|classes|out|nursery|milestones|college|work|dad|mum|home|him|her|his|my|their|appointments|teeth|documents", FALSE },
  { 0, "touch|touching typing|rugby|screen|base", FALSE },
  { 0, "wake up for|in|at|early|on", FALSE },
  { 0, "food|meal choking", FALSE },
  { 0, "choking hazard*|first", FALSE },
  { 0, "bruise|bruised ego|fruit", FALSE },
  { 0, "beat|beats|beating the|my|our boredom|blues|bullies|queue", FALSE },
  { 0, "cut|cuts my|his|her|their|our own? hair|grass|hedge|bills|benefits|money|hours", FALSE },
  { 0, "run|runs|ran|running away from|with responsib*|money", FALSE },
  { 0, "dying|die to know|for a|see|try", FALSE },
  { 0, "suicide squad", FALSE },
  { 0, "home|left alone film|time|parent|group", FALSE },
  { 0, "fit|fits of giggles|laughter|anger|rage", FALSE },
  { 0, "burn|burns|burnt|burned out", FALSE },
  { 0, "hit|hits|hitting|hurt|hurts|hurting|kick|kicks|kicking|punches|punching|slaps|smacks|attacks his|her|their|other little|baby|big|older|younger|twin? brother|sister|"
       "brothers|sisters|sibling|siblings|other|classmates|teacher|teachers|friends|children|kids", FALSE },
  { 0, "hits|hitting|kicks|kicking|bangs|banging his|her|their head", FALSE }, /* a habit; what happened once is "hit" */
  { 0, "neglected garden|house|flat|building", FALSE },

  /* Their own life */
  { SELF, "suicid*", TRUE },
  { SELF, "kill|kills|killing|killed|hang|hanging|hung|drown|drowning|hurt|hurts|hurting|harm|harms|harming|harmed|cut|cuts|cutting|stab|shoot|poison|burn|burns|burning|starve|starving|off|offing|gas " OWN, FALSE },
  { SELF, "self harm|harms|harming|harmed|injur*", TRUE },
  { SELF, "selfharm*|kms|unalive*|unaliving", FALSE },
  { SELF, "cuts|cutting|slit|slits|slitting|slashed his|her|my|their? arm|arms|wrist|wrists|leg|legs|skin|thighs", FALSE },
  { SELF, "end|ending|ended|take|takes|taking|took my|his|her|their|your own? life|lives", FALSE },
  { SELF, "end|ending it all|now|tonight", FALSE },
  { SELF, "feel|feeling|want|wants|thinking like|to|about|of end|ending it|things|everything", FALSE },
  { SELF, "want|wants|wanted|wanting|wanna|wish|wishes|ready|going|trying|tried|rather|try to? be? " SLANG_DIE, FALSE },
  { SELF, "wish|wishes|wished i|he|she|they was|were|wasnt|werent|had|hadnt never? dead|alive|here|born|wake*", FALSE },
  { SELF, "better off dead", FALSE },
  { SELF, "better off without me", FALSE },
  { SELF, "dont|doesnt|didnt|not|no|longer want|wants|wanted|wanting to? be? live|alive|exist|living", FALSE },
  { SELF, "dont|doesnt|didnt|not want|wants|wanted to wake up", FALSE },
  { SELF, "dont|doesnt|not want|wants to be here anymore|any", FALSE },
  { SELF, "nothing|no point|reason|will|left? to|in|of? live|living|life", FALSE },
  { SELF, "nothing to live for", FALSE },
  { SELF, "life isnt|not|is not? worth living|it", FALSE },
  { SELF, "tired|sick|fed of|up? with? living|life|being? alive", FALSE },
  { SELF, "cant|cannot go|carry on anymore|any|living|like", FALSE },
  { SELF, "dont|not want to go|carry on", FALSE },
  { SELF, "jump|jumping|jumped off|from a|the|my? bridge|roof|building|window|balcony|cliff", FALSE },
  { SELF, "in front of a train|bus|car", FALSE },
  { SELF, "thoughts|thinking|talking|talks|talk of|about ending|dying|death|killing", FALSE },
  { SELF | HEALTH, "overdos*", TRUE },
  { SELF | HEALTH, "od|oded on|d on? pills|tablets|paracetamol", FALSE },
  { SELF | HEALTH, "took|taken|taking|swallowed|takes all|too|loads|lots|a|whole many|of|lot|packet|bottle|overdose? of? her|his|the|my? tablets|pills|paracetamol|medication|meds|medicine", FALSE },
  { SELF | HEALTH, "took|taken|swallowed too|so many tablets|pills|paracetamol", FALSE },

  /* A doctor, now */
  { HEALTH | NOW, "not|isnt|stopped|cant|cannot|hardly|barely|struggling|arent to? breathing|breathe", FALSE },
  { HEALTH | NOW, "turned|turning|gone|going blue", FALSE },
  { HEALTH | NOW, "unconscious|unresponsive|collapsed", FALSE },
  { HEALTH | NOW, "wont|not|cant|doesnt wake|waking her|him|them? up", FALSE },
  { HEALTH | NOW, "is|are|was|baby|child|she|he|hes|shes choking", FALSE },
  { HEALTH | NOW, "having|had|has a|an? fit|seizure|stroke", FALSE },
  { HEALTH | NOW, "heart attack", FALSE },
  { HEALTH | NOW, "bleeding heavily|badly|lots|loads|alot", FALSE },
  { HEALTH | NOW, "wont|cant|not stop|stopping bleeding", FALSE },
  { HEALTH, "swallowed|drank|drunk|ate|eaten|swallows a|some|the? bleach|battery|batteries|poison|button|detergent|magnet|tablet|tablets|pill|pills|medicine|methadone|cleaning", FALSE },
  { HEALTH, "been|was|poisoned|swallowed poison*", FALSE },
  { HEALTH | NOW, "choking on", FALSE },
  { HEALTH, "hit|bumped|banged|knocked|cracked|hurt|injured his|her|their|my|the? head", FALSE },
  { HEALTH, "fell|fallen|dropped down|off|from|out of? the|a|his|her|my? stairs|steps|bed|cot|window|sofa|table|highchair|balcony|changing|swing|slide|roof|tree|pram|buggy|bike", FALSE },
  { HEALTH, "fell|fallen and|is|bleeding|cut|hurt|broke|broken bleeding|his|her|head|arm|leg|wrist|badly", FALSE },
  { HEALTH, "is|are|was|hes|shes|im|am|and|started|keeps|still bleeding", FALSE },
  { HEALTH, "bleeding and|while|when|in pregnan*", FALSE },
  { HEALTH, "scald|scalds|scalded", FALSE },
  { HEALTH, "burnt|burned his|her|their|my|the? hand|hands|arm|arms|leg|legs|face|skin|finger|fingers|chest|back|foot|feet|tongue", FALSE },
  { HEALTH, "burnt|burned with|by|on|from hot|boiling|the|a? tea|water|kettle|oven|iron|radiator|hob|chip|straighteners|coffee|soup|pan", FALSE },
  { HEALTH, "having|have|am|im a miscarriage", FALSE },
  { HEALTH, "miscarrying", FALSE },
  { HEALTH, "waters have|has|just? broke|broken|gone", FALSE },
  { HEALTH, "im|am|shes|is|gone|going into|in labour|labor", FALSE },
  { HEALTH, "baby|bump stopped|not|hasnt|isnt|hardly moving|moved", FALSE },
  { HEALTH, "temperature|fever and|with a|his|her? rash|fits|fit|floppy|stiff", FALSE },
  { HEALTH, "rash that? doesnt|wont|not fade|fading|go|disappear", FALSE },

  /* Hurt by somebody */
  { ABUSE | CHILD, HURT " " THEM, FALSE },
  { ABUSE | CHILD, HURT " my|our|his|her|their|the|a little|big|younger|older|baby? " ADULTS, FALSE },
  { CHILD, HURT " my|our|his|her|their|the|a|this|that|these|your? little|younger|older? " KIDS, FALSE },
  { ABUSE | CHILD, HURT " by my|her|his|a|the|their|our? " ADULTS, FALSE },
  { ABUSE | CHILD, "is|are|am|im|being|been|get|gets|getting|got|was|were|hes|shes hit|hurt|beaten|punched|slapped|kicked|strangled|choked|attacked|assaulted|harmed|stabbed|smacked|abused|mistreated|tortured|threatened", FALSE },
  { ABUSE | CHILD, "beat|beats|beating|beaten|bash|bashed|smacks|roughs " THEM "|" KIDS " up|about|around", FALSE },
  { ABUSE | CHILD, "beaten|beating up", FALSE },
  { ABUSE, "domestic violence|abuse", TRUE },
  { ABUSE, "dv|dva|vawg", TRUE },
  { ABUSE | CHILD, "abuse|abused|abusing|abusive|abuser", TRUE },
  { ABUSE, "coercive control|behaviour|controlling", TRUE },
  { ABUSE, "controlling partner|husband|boyfriend|wife|girlfriend|ex|relationship|dad|behaviour|man|and|me", FALSE },
  { ABUSE, "is|hes|shes|so|very|being|really|gets|got|becoming controlling|possessive|violent|aggressive", FALSE },
  { ABUSE, "control|controls|controlling|monitors|tracks|tracking|checks my|everything|what|me|where phone|money|i|moves|movements|messages?", FALSE },
  { ABUSE, "controls|controlling everything|me", FALSE },
  { ABUSE, "he|she|who|" ADULTS " control|controls|controlling|takes|taking|keeps|holds|hides all? of? my|our? money|wages|benefits|bank|card|pay|salary", FALSE },
  { ABUSE, "violent partner|husband|boyfriend|wife|girlfriend|ex|relationship|dad|father|home|man|stepdad|brother|towards|to|with|when", FALSE },
  { ABUSE | CHILD, "violence at|in my|the|our? home|house|family", TRUE },
  { ABUSE, "scared|frightened|afraid|terrified|fear|petrified|frighten|scares|frightens of|for? my|our|the|his|her? him|her|them|" ADULTS, FALSE },
  { ABUSE, "hands|hand round|around|on|over my|her|his throat|neck|mouth", FALSE },
  { ABUSE, "punches|punching|punched|smashes|smashing walls|wall|holes", FALSE },
  { ABUSE, "scares|frightens|terrifies|terrorises me|us", FALSE },
  { ABUSE, "controlling and im|i|am scared|frightened", FALSE },
  { ABUSE | CHILD, "scared|afraid|frightened|terrified to go|be|stay at? home", FALSE },
  { ABUSE | CHILD, "scared|afraid|fear|frightened for my|our|their|her|his life|safety|lives", FALSE },
  { ABUSE | CHILD, "not|isnt|arent|never|dont|doesnt|didnt|wasnt feel|feels|feeling|be|being? safe", FALSE },
  { ABUSE | CHILD, "is|are my|our|the|their|his|her " KIDS " safe|unsafe", FALSE },
  { ABUSE | CHILD, "unsafe at|in|with home|house|him|her|family|my|the", FALSE },
  { ABUSE | CHILD, "feel|feels|feeling unsafe", FALSE },
  { ABUSE, "womens|women|dv? refuge", TRUE },
  { ABUSE, "refuge space|place|from|for", TRUE },
  { ABUSE, "safe house", TRUE },
  { ABUSE, "flee|fleeing|escape|escaping|get|getting|run|running|leave|leaving|hide|hiding away? from? my|an|a|him|her? abus*|violent|him|husband|partner|boyfriend|controlling", FALSE },
  { ABUSE, "wont|doesnt|not|never let|lets|letting|allow|allowed me|us to? leave|go|out|see|have|work|speak", FALSE },
  { ABUSE, "locks|locked|lock me|us|her|him in|inside", FALSE },
  { ABUSE, "stalk|stalked|stalking|stalker|stalks", TRUE },
  { ABUSE, "honour|honor based|killing|abuse|violence", TRUE },
  { ABUSE | CHILD, "forced|forcing|force to|into? marriage|marry|marrying", TRUE },
  { ABUSE | CHILD, "forced|forcing|force me|her|him|us to marry", TRUE },
  /* Whom to tell is who keeps children safe: the police and the council. */
  { CHILD, "fgm|infibulat*|gudniin", TRUE },
  { CHILD, "genital mutilation|cutting", TRUE },
  { CHILD, "female|girl|girls|daughter|daughters|niece|nieces circumcis*", TRUE },
  { CHILD, "circumcis* of? my|the|her? female|girl|girls|daughter|daughters|niece|nieces", TRUE },
  { CHILD, KIDS " is|are|might|may|will|could|going|gonna to? be|get|being|getting cut|circumcised", FALSE },
  { CHILD, "taken|taking|take|takes|sent|sending|send " KIDS "|her|them? abroad|overseas|away|back|home to? be|get? cut|circumcised", FALSE },
  { ABUSE, "gaslight*", FALSE },

  /* A child */
  { CHILD | NOW, "in danger", FALSE },
  { CHILD, "at risk of harm|abuse|exploitation|significant|neglect|being", TRUE },
  { CHILD, "home alone", FALSE },
  { CHILD, KIDS " is|are|always? starving", FALSE },
  { CHILD, "neglect|neglected|neglecting|neglects|neglectful", TRUE },
  { CHILD, "left|leaves|leave|leaving|" KIDS " home? alone|unattended", FALSE },
  { CHILD, "left|leaves|leaving the|her|his|their|my|a|that? " KIDS " home? alone|unattended|on", FALSE },
  { CHILD, "not|isnt|arent|never being? fed|feeding them|him|her|" KIDS, FALSE },
  { CHILD, "not|isnt|arent being fed|washed|looked", FALSE },
  { CHILD, "bruise|bruises|bruised|bruising", FALSE },
  { CHILD, "cigarette|belt|hand burn|burns|mark|marks", FALSE },
  { CHILD, "shake|shaking|shook|smother|drown|drop|hurt|harm the|my|a? baby", FALSE },
  { CHILD, "child|children|kid|kids|baby screaming|crying next|upstairs|downstairs|all|every", FALSE },
  { CHILD, "child|children|kid|kids|baby next|upstairs|downstairs door?", FALSE },
  { CHILD, "scream|screams|screaming|shouting|yells|yelling at her|his|their little? kids|children|child|baby|son|daughter|toddler", FALSE },
  { CHILD, "child protection|abuse|cruelty", TRUE },
  { CHILD, "safeguarding concern|concerns|alert|disclosure|issue|worry", FALSE },
  { CHILD, "report|reporting a|child? abuse|neglect|child|parent|neighbour", FALSE },
  { CHILD, "worried|concerned a|that|about|for|the|some|another? child|children|baby|kid|kids is|are|isnt|arent|being|might|may not? safe|unsafe|hurt|abused|neglected|in|be|hit|at|getting", FALSE },
  { CHILD, "worried|concerned about|for a|the|my|their|his|her? " KIDS " safety|safe|welfare", FALSE },
  { CHILD, "disclosed|disclosure of?", TRUE },
  { CHILD, "county lines", TRUE },
  { CHILD, "exploit|exploited|exploiting|traffick*", TRUE },
  { CHILD | NOW, "has|have|had|got|gets|carr*|holding|with|pulled|pulls|keeps|hiding|threatened|threatens a|the? knife|gun|machete|weapon|knives", FALSE },

  /* Sexual */
  { SEXUAL | CHILD, "rape|rapes|raped|raping|rapist|molest*|paedophil*|pedophil*|pedo|paedo|incest", TRUE },
  { SEXUAL | CHILD, "sexual|sexually abus*|assault*|exploit*|touch*|harass*|harm*|violence", TRUE },
  { SEXUAL | CHILD, "groomed|grooming", TRUE },
  { SEXUAL | CHILD, "touch|touches|touched|touching|feeling|feels|fondl* " THEM "|inappropriately|private|privates|" KIDS, FALSE },
  { SEXUAL | CHILD, "touch|touches|touched|touching my|his|her|the? " KIDS "|private|privates|bits|bum", FALSE },
  { SEXUAL | CHILD, "is|was|been|being|got|gets|getting touched|molested|raped|groomed", FALSE },
  { SEXUAL | CHILD, "inappropriate|inappropriately|bad touch*", FALSE },
  { SEXUAL | CHILD, "nudes|sextortion|sexting|blackmail*|upskirt*", FALSE },
  { SEXUAL | CHILD, "nude|naked|intimate|sexual|sex photo|photos|pic|pics|picture|pictures|image|images|video|videos|selfie|selfies", FALSE },
  { SEXUAL | CHILD, "forced|made|makes|making|pressured me|her|him|us|into? to? have|do? sex|sexual|kiss", FALSE },

  /* Missing */
  { MISSING | CHILD, "missing child|children|kid|teenager|teen|girl|boy|daughter|son|person", FALSE },
  { MISSING | CHILD, "missing from home|care", FALSE },
  { MISSING | CHILD, KIDS "|he|she|they|hes|shes|has|have|is|gone|went|been|goes|going missing", FALSE },
  { MISSING | CHILD, "ran|run|runs|running|runaway away? from? home|care|again|placement", FALSE },
  { MISSING | CHILD, "run|ran|runs|running|runaway away", FALSE },
  { MISSING | CHILD, "ran|run off", FALSE },
  { MISSING | CHILD, "hasnt|havent|didnt|not|never|doesnt|wont come|came|been|returned|return|turned back? home|back|up", FALSE },
  { MISSING | CHILD, "been out? all night", FALSE },
  { MISSING | CHILD, "dont|cant know|find where? my|our? " KIDS "|he|she|him|her", FALSE },

  /* A place for the night */
  { HOME, "nowhere|anywhere to sleep|stay|live", FALSE },
  { HOME, "nowhere to go tonight", FALSE },
  { HOME, "no|a place|where|bed to|for? sleep|stay|tonight", FALSE },
  { HOME, "we|i|im|are|am|been|were|family sleeping|living|staying in|on|at the|a|my|our|his? car|van|street|streets|park|bus|stairwell|tent|doorway", FALSE },
  { HOME, "sleeping|sleep|slept rough", TRUE },
  { HOME, "am|im|are|were|made|became|now homeless", FALSE },
  { HOME, "homeless tonight|today|now", FALSE },
  { HOME, "kicked|thrown|chucked us|me? out of? the|my|our|their? home|house|flat|hostel|tonight|today", FALSE },
  { HOME, "evicted|eviction|bailiffs today|tonight|now|tomorrow", FALSE },

  /* Now */
  { NOW | ABUSE, "kill|kills|murder|stab|shoot " THEM "|someone|somebody|people", FALSE },
  { NOW | ABUSE, "death threat|threats", FALSE },
  { NOW | ABUSE, "threaten*|threats to|of kill|hurt|harm|stab|burn|take|violence|murder", FALSE },
  { NOW, "call|ring|phone|calling|need|dial the? police|999|ambulance", FALSE },
  { NOW, "999", FALSE },
  { NOW | CHILD, "stabbed|stabbing|shot|acid attack", TRUE },
};

/* Somebody who uses these words teaches, writes or plans: a subject in their words is a subject. */
static const char teaching[] = "training|train|practitioner|practitioners|professional|professionals|staff|policy|policies|awareness|volunteer|volunteering|"
                               "workshop|workshops|teacher|teachers|research|toolkit|webinar|course|courses|programme|programmes|perpetrator|perpetrators|"
                               "prevention|leaflet|lesson|assembly|commission*|strategy";

static gboolean
is_covered (const gboolean *covered,
            guint           first,
            guint           end)
{
  for (guint i = first; i < end; i++)
    if (covered[i])
      return TRUE;

  return FALSE;
}

static gboolean
is_teaching (char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (dw_word_pattern_match (&words[i], 0, teaching) > 0)
      return TRUE;

  return FALSE;
}

/* The words that only sound like danger. */
static void
cover (char     **words,
       gboolean  *covered)
{
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    for (guint first = 0; patterns[i].when == 0 && words[first] != NULL; first++)
      for (guint at = first, end = dw_word_pattern_match (words, first, patterns[i].pattern); at < end; at++)
        covered[at] = TRUE;
}

guint
dw_urgent_read (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_auto (GStrv) words = dw_text_words (valid, MOST_WORDS, LONGEST_WORD);
  g_autofree gboolean *covered = g_new0 (gboolean, g_strv_length (words) + 1);
  gboolean is_subject = is_teaching (words);
  guint found = 0;

  cover (words, covered);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      const Pattern *pattern = &patterns[i];

      if ((found & pattern->when) == pattern->when || (pattern->is_topic && is_subject))
        continue;
      for (guint first = 0; words[first] != NULL; first++)
        {
          guint end = dw_word_pattern_match (words, first, pattern->pattern);

          if (end > first && !is_covered (covered, first, end))
            found |= pattern->when;
        }
    }

  return found;
}
