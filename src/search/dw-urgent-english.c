/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-urgent-english-private.h"

const DwUrgentPattern dw_urgent_english[] = {
  /* What only sounds so */
  { 0, "killing time", PLAIN },
  { 0, "kill time", PLAIN },
  { 0, "hit and|or miss", PLAIN },
  { 0, "safe|safer sleep|sleeping", PLAIN },
  { 0, "kick|kicks|kicked|kicking|throw|throws|threw me|us|him|her|them out|off", PLAIN },
  { 0, "baby kicks|kicking|kicked", PLAIN },
  { 0, "kicks|kicking me when|in pregnan*", PLAIN },
  { 0, "substance|drug|drugs|alcohol|solvent abuse", PLAIN },
  { 0, "dog|dogs|pet|pets|cat|cats|horse grooming", PLAIN },
  { 0, "missing school|schools|lesson|lessons|education|class|classes|out|nursery|milestones|college|work|dad|"
       "mum|home|him|her|his|my|their|appointments|teeth|documents", PLAIN },
  { 0, "touch|touching typing|rugby|screen|base", PLAIN },
  { 0, "wake up for|in|at|early|on", PLAIN },
  { 0, "food|meal choking", PLAIN },
  { 0, "choking hazard*|first", PLAIN },
  { 0, "bruise|bruised ego|fruit", PLAIN },
  { 0, "beat|beats|beating the|my|our boredom|blues|bullies|queue", PLAIN },
  { 0, "cut|cuts|cutting my|his|her|their|our|the|your|some? own? food|energy|household|living|heating|school? hair|"
       "fringe|nails|grass|lawn|hedge|bill|bills|benefits|money|hours|cost|costs|spending|budget|budgets|corners|"
       "prices|sugar|carbs|emissions|paper|shapes|teeth|down|back", PLAIN },
  { 0, "run|runs|ran|running away from|with responsib*|money", PLAIN },
  { 0, "dying|die to know|for a|see|try", PLAIN },
  { 0, "suicide squad", PLAIN },
  { 0, "home|left alone film|time|parent|group", PLAIN },
  { 0, "fit|fits of giggles|laughter|anger|rage", PLAIN },
  { 0, "burn|burns|burnt|burned out", PLAIN },
  { 0, "panic|anxiety attack|attacks", PLAIN },
  { 0, "hit|hits|hitting|hurt|hurts|hurting|kick|kicks|kicking|punches|punching|slaps|smacks|attacks his|her|"
       "their|other little|baby|big|older|younger|twin? brother|sister|brothers|sisters|sibling|siblings|other|"
       "classmates|teacher|teachers|friends|children|kids", PLAIN },
  /* A habit; what happened once is "hit". */
  { 0, "hits|hitting|kicks|kicking|bangs|banging his|her|their head", PLAIN },
  { 0, "neglected garden|house|flat|building", PLAIN },
  /* A small child's temper is behaviour: advice, not alarm. */
  { 0, "toddler|baby|2yo|3yo|4yo|5yo|6yo|7yo|8yo is|keeps|has|always|just|often|started? is|keeps|been? " SMALL_HURTS
       " *? me|us|him|her|mum|mummy|dad|daddy|grandma|nan", PLAIN },
  { 0, "1|2|3|4|5|6|7|8|one|two|three|four|five|six|seven|eight year|years|yr|yrs|yo|month old|olds? is|keeps|has|"
       "always|just|often|started? is|keeps|been? " SMALL_HURTS " *? me|us|him|her|mum|mummy|dad|daddy|grandma|"
       "nan", PLAIN },
  { 0, "hit|hurt|kicked|bitten|punched|slapped by my|our|a|the? toddler|baby", PLAIN },
  { 0, "hit|hits|hitting the|a|her|his gym|road|shops|town|beach|park|target|targets|milestone|milestones|books|"
       "brakes|"
       "jackpot|ball|sales", PLAIN },
  { 0, "die|dying|died|dead of|from|with boredom|laughter|laughing|embarrassment|shame|curiosity|heat", PLAIN },
  { 0, "choking aid|course|class|training|session|workshop|hazards|risk|risks|up", PLAIN },
  { 0, "anti|prevent|preventing choking", PLAIN },
  { 0, "on fire safety|drill|drills|prevention|engine|engines|alarm|alarms|risk|brigade|station|stations|service|"
       "fighters|regulations", PLAIN },
  { 0, "blue|grey|purple eyes|eye|hair|coat|badge|dress|group|room", PLAIN },
  { 0, "police cadets|cadet|check|checks|jobs|officers|recruitment|museum|record|clearance", PLAIN },
  { 0, "cuckoo clock|clocks|club|nursery|bird|spit", PLAIN },
  { 0, "gas leak|leaks course|check|checks|training|detector", PLAIN },

  /* Their own life */
  { SELF, "suicid*", TOPIC },
  { SELF, "kill|kills|killing|killed|hang|hanging|hung|drown|drowning|hurt|hurts|hurting|harm|harms|harming|"
          "harmed|cut|cuts|cutting|stab|shoot|poison|burn|burns|burning|starve|starving|off|offing|gas " OWN, PLAIN },
  { SELF, "self harm|harms|harmi*|harmed|harme*|harmn*|harning|injur*", TOPIC },
  { SELF, "selfharm*|kms|unalive*|unaliving", PLAIN },
  { SELF, "cuts|cutting|slit|slits|slitting|slashed his|her|my|their? arm|arms|wrist|wrists|leg|legs|skin|"
          "thighs", PLAIN },
  { SELF, "end|ending|ended|take|takes|taking|took my|his|her|their|your own? life|lives", PLAIN },
  { SELF, "end|ending it all|now|tonight", PLAIN },
  { SELF, "feel|feeling|want|wants|thinking like|to|about|of end|ending it|things|everything", PLAIN },
  { SELF, "want|wants|wanted|wanting|wanna|wish|wishes|ready|going|trying|tried|rather|try to? be? " SLANG_DIE,
          PLAIN },
  { SELF, "wish|wishes|wished i|he|she|they was|were|wasnt|werent|had|hadnt never? dead|alive|here|born|wake*",
          PLAIN },
  { SELF, "better off dead", PLAIN },
  { SELF, "better off without me", PLAIN },
  { SELF, "dont|doesnt|didnt|not|no|longer want|wants|wanted|wanting to? be? live|alive|exist|living", PLAIN },
  { SELF, "dont|doesnt|didnt|not want|wants|wanted to wake up", PLAIN },
  { SELF, "dont|doesnt|not want|wants to be here anymore|any", PLAIN },
  { SELF, "nothing|no point|reason|will|left? to|in|of? live|living|life", PLAIN },
  { SELF, "nothing to live for", PLAIN },
  { SELF, "life isnt|not|is not? worth living|it", PLAIN },
  { SELF, "tired|sick|fed of|up? with? living|life|being? alive", PLAIN },
  { SELF, "cant|cannot go|carry on anymore|any|living|like", PLAIN },
  { SELF, "dont|not want to go|carry on", PLAIN },
  { SELF, "jump|jumping|jumped off|from a|the|my? bridge|roof|building|window|balcony|cliff", PLAIN },
  { SELF, "in front of a train|bus|car", PLAIN },
  { SELF, "thoughts|thinking|talking|talks|talk of|about ending|dying|death|killing", PLAIN },
  { SELF | HEALTH, "overdos*", TOPIC },
  { SELF | HEALTH, "od|oded on|d on? pills|tablets|paracetamol", PLAIN },
  { SELF | HEALTH, "took|taken|taking|swallowed|takes all|too|loads|lots|a|whole many|of|lot|packet|bottle|"
                   "overdose? of? her|his|the|my? tablets|pills|paracetamol|medication|meds|medicine", PLAIN },
  { SELF | HEALTH, "took|taken|swallowed too|so many tablets|pills|paracetamol", PLAIN },

  /* A doctor, now */
  { HEALTH | NOW, "not|isnt|stopped|cant|cannot|hardly|barely|struggling|arent to? breathing|breathe", PLAIN },
  { HEALTH | NOW, "turned|turning|gone|going blue", PLAIN },
  { HEALTH | NOW, "unconscious|unresponsive|collapsed", PLAIN },
  { HEALTH | NOW, "wont|not|cant|doesnt wake|waking her|him|them? up", PLAIN },
  { HEALTH | NOW, "is|are|was|baby|child|she|he|hes|shes choking", PLAIN },
  { HEALTH | NOW, "having|had|has a|an? fit|seizure|stroke", PLAIN },
  { HEALTH | NOW, "heart attack", PLAIN },
  { HEALTH | NOW, "bleeding heavily|badly|lots|loads|alot", PLAIN },
  { HEALTH | NOW, "wont|cant|not stop|stopping bleeding", PLAIN },
  { HEALTH, "swallowed|drank|drunk|ate|eaten|swallows a|some|the? bleach|battery|batteries|poison|button|"
            "detergent|magnet|tablet|tablets|pill|pills|medicine|methadone|cleaning", PLAIN },
  { HEALTH, "been|was|poisoned|swallowed poison*", PLAIN },
  { HEALTH | NOW, "choking on", PLAIN },
  { HEALTH, "hit|bumped|banged|knocked|cracked|hurt|injured his|her|their|my|the? head", PLAIN },
  { HEALTH, "fell|fallen|dropped down|off|from|out of? the|a|his|her|my? stairs|steps|bed|cot|window|sofa|"
            "table|highchair|balcony|changing|swing|slide|roof|tree|pram|buggy|bike", PLAIN },
  { HEALTH, "fell|fallen and|is|bleeding|cut|hurt|broke|broken bleeding|his|her|head|arm|leg|wrist|badly", PLAIN },
  { HEALTH, "is|are|was|hes|shes|im|am|and|started|keeps|still bleeding", PLAIN },
  { HEALTH, "bleeding and|while|when|in pregnan*", PLAIN },
  { HEALTH, "scald|scalds|scalded", PLAIN },
  { HEALTH, "burnt|burned his|her|their|my|the? hand|hands|arm|arms|leg|legs|face|skin|finger|fingers|chest|"
            "back|foot|feet|tongue", PLAIN },
  { HEALTH, "burnt|burned with|by|on|from hot|boiling|the|a? tea|water|kettle|oven|iron|radiator|hob|chip|"
            "straighteners|coffee|soup|pan", PLAIN },
  { HEALTH, "having|have|am|im a miscarriage", PLAIN },
  { HEALTH, "miscarrying", PLAIN },
  { HEALTH, "waters have|has|just? broke|broken|gone", PLAIN },
  { HEALTH, "my|her water has|just? broke|broken", PLAIN },
  { HEALTH, "im|am|shes|is|gone|going into|in labour|labor", PLAIN },
  { HEALTH, "baby|babys|bump has|have|is|just? stopped|not|hasnt|isnt|hardly|barely been? moving|moved|kicking|"
            "kicked", SURE },
  { HEALTH, "temperature|fever and|with a|his|her? rash|fits|fit|floppy|stiff", PLAIN },
  { HEALTH, "rash that? doesnt|wont|not fade|fading|go|disappear", PLAIN },

  /* Hurt by somebody */
  { ABUSE | CHILD, HURT " " THEM, PLAIN },
  { ABUSE | CHILD, HURT " my|our|his|her|their|the|a little|big|younger|older|baby? " ADULTS, PLAIN },
  { CHILD, HURT " my|our|his|her|their|the|a|this|that|these|your? little|younger|older? " KIDS, PLAIN },
  { ABUSE | CHILD, HURT " by my|her|his|a|the|their|our? " ADULTS, PLAIN },
  { ABUSE | CHILD, "is|are|am|im|being|been|get|gets|getting|got|was|were|hes|shes hit|hurt|beaten|punched|"
                   "slapped|kicked|strangled|choked|attacked|assaulted|harmed|stabbed|smacked|abused|"
                   "mistreated|tortured|threatened", PLAIN },
  { ABUSE | CHILD, "beat|beats|beating|beaten|bash|bashed|smacks|roughs " THEM "|" KIDS " up|about|around", PLAIN },
  { ABUSE | CHILD, "beaten|beating up", PLAIN },
  { ABUSE, "domestic violence|abuse", TOPIC },
  { ABUSE, "dv|dva|vawg", TOPIC },
  { ABUSE | CHILD, "abuse|abused|abusing|abusive|abuser", TOPIC },
  { ABUSE, "coercive control|behaviour|controlling", TOPIC },
  { ABUSE, "controlling partner|husband|boyfriend|wife|girlfriend|ex|relationship|dad|behaviour|man|and|me", PLAIN },
  { ABUSE, "is|hes|shes|so|very|being|really|gets|got|becoming controlling|possessive|violent|aggressive", PLAIN },
  { ABUSE, "control|controls|controlling|monitors|tracks|tracking|checks my|everything|what|me|where phone|"
           "money|i|moves|movements|messages", PLAIN },
  { ABUSE, "controls|controlling everything|me", PLAIN },
  { ABUSE, "he|she|who|" ADULTS " control|controls|controlling|takes|taking|keeps|holds|hides all? of? my|our? "
           "money|wages|benefits|bank|card|pay|salary", PLAIN },
  { ABUSE, "violent partner|husband|boyfriend|wife|girlfriend|ex|relationship|dad|father|home|man|stepdad|"
           "brother|towards|to|with|when", PLAIN },
  { ABUSE | CHILD, "violence at|in my|the|our? home|house|family", TOPIC },
  { ABUSE, "scared|frightened|afraid|terrified|fear|petrified|frighten|scares|frightens of|for? my|our|the|his|"
           "her? him|her|them|" ADULTS, PLAIN },
  { ABUSE, "hands|hand round|around|on|over my|her|his throat|neck|mouth", PLAIN },
  { ABUSE, "punches|punching|punched|smashes|smashing walls|wall|holes", PLAIN },
  { ABUSE, "scares|frightens|terrifies|terrorises me|us", PLAIN },
  { ABUSE, "controlling and im|i|am scared|frightened", PLAIN },
  { ABUSE | CHILD, "scared|afraid|frightened|terrified to go|be|stay at? home", PLAIN },
  { ABUSE | CHILD, "scared|afraid|fear|frightened for my|our|their|her|his life|safety|lives", PLAIN },
  { ABUSE | CHILD, "not|isnt|arent|never|dont|doesnt|didnt|wasnt feel|feels|feeling|be|being? safe", PLAIN },
  { ABUSE | CHILD, "is|are my|our|the|their|his|her " KIDS " safe|unsafe", PLAIN },
  { ABUSE | CHILD, "unsafe at|in|with home|house|him|her|family|my|the", PLAIN },
  { ABUSE | CHILD, "feel|feels|feeling unsafe", PLAIN },
  { ABUSE, "womens|women|dv? refuge", TOPIC },
  { ABUSE, "refuge space|place|from|for", TOPIC },
  { ABUSE, "safe house", TOPIC },
  { ABUSE, "flee|fleeing|escape|escaping|run|running|leave|leaving|hide|hiding away? from? my|an|a|"
           "him|her? abus*|violent|him|husband|partner|boyfriend|controlling", PLAIN },
  /* "Come and get him" is what a school says. */
  { ABUSE, "get|getting away|out|from|safe from|of? my|an|a|him|her? abus*|violent|him|husband|partner|boyfriend|"
           "controlling", PLAIN },
  { ABUSE, "wont|doesnt|not|never let|lets|letting|allow|allowed me|us to? leave|go|out|see|have|work|speak", PLAIN },
  { ABUSE, "locks|locked|lock me|us|her|him in|inside", PLAIN },
  { ABUSE, "stalk|stalked|stalking|stalker|stalks", TOPIC },
  { ABUSE, "honour|honor based|killing|abuse|violence", TOPIC },
  { ABUSE | CHILD, "forced|forcing|force to|into? marriage|marry|marrying", TOPIC },
  { ABUSE | CHILD, "forced|forcing|force me|her|him|us to marry", TOPIC },
  /* Whom to tell is who keeps children safe: the police and the council. */
  { CHILD, "fgm|infibulat*|gudniin", TOPIC },
  { CHILD, "genital mutilation|cutting", TOPIC },
  { CHILD, "female|girl|girls|daughter|daughters|niece|nieces circumcis*", TOPIC },
  { CHILD, "circumcis* of? my|the|her? female|girl|girls|daughter|daughters|niece|nieces", TOPIC },
  { CHILD, KIDS " is|are|might|may|will|could|going|gonna to? be|get|being|getting cut|circumcised", PLAIN },
  { CHILD, "taken|taking|take|takes|sent|sending|send " KIDS "|her|them? abroad|overseas|away|back|home to? be|"
           "get? cut|circumcised", PLAIN },
  { ABUSE, "gaslight*", PLAIN },

  /* A child */
  { CHILD | NOW, "in danger", PLAIN },
  { CHILD, "at risk of harm|abuse|exploitation|significant|neglect|being", TOPIC },
  { CHILD, "home alone", PLAIN },
  { CHILD, KIDS " is|are|always? starving", PLAIN },
  { CHILD, "neglect|neglected|neglecting|neglects|neglectful", TOPIC },
  { CHILD, "left|leaves|leave|leaving|" KIDS " home? alone|unattended", PLAIN },
  { CHILD, "left|leaves|leaving the|her|his|their|my|a|that? " KIDS " home? alone|unattended|on", PLAIN },
  { CHILD, "not|isnt|arent|never being? fed|feeding them|him|her|" KIDS, PLAIN },
  { CHILD, "not|isnt|arent being fed|washed|looked", PLAIN },
  { CHILD, "bruise|bruises|bruised|bruising", PLAIN },
  { CHILD, "cigarette|belt|hand burn|burns|mark|marks", PLAIN },
  { CHILD, "shake|shaking|shook|smother|drown|drop|hurt|harm the|my|a? baby", PLAIN },
  { CHILD, "child|children|kid|kids|baby screaming|crying next|upstairs|downstairs|all|every", PLAIN },
  { CHILD, "child|children|kid|kids|baby next|upstairs|downstairs door?", PLAIN },
  { CHILD, "scream|screams|screaming|shouting|yells|yelling at her|his|their little? kids|children|child|baby|"
           "son|daughter|toddler", PLAIN },
  { CHILD, "child protection|abuse|cruelty", TOPIC },
  { CHILD, "safeguarding concern|concerns|alert|disclosure|issue|worry", PLAIN },
  { CHILD, "report|reporting a|child? abuse|neglect|child|parent|neighbour", PLAIN },
  { CHILD, "worried|concerned a|that|about|for|the|some|another? child|children|baby|kid|kids is|are|isnt|"
           "arent|being|might|may not? safe|unsafe|hurt|abused|neglected|in|be|hit|at|getting", PLAIN },
  { CHILD, "worried|concerned about|for a|the|my|their|his|her? " KIDS " safety|safe|welfare", PLAIN },
  { CHILD, "disclosed|disclosure of?", TOPIC },
  { CHILD | SLAVERY, "county lines", TOPIC },
  { CHILD | SLAVERY, "exploit|exploited|exploiting|traffick*", TOPIC },
  { CHILD | NOW, "has|have|had|got|gets|carr*|holding|with|pulled|pulls|keeps|hiding|threatened|threatens a|"
                 "the? knife|gun|machete|weapon|knives", PLAIN },

  /* Sexual */
  { SEXUAL | CHILD, "rape|rapes|raped|raping|rapist|molest*|paedophil*|pedophil*|pedo|paedo|incest", TOPIC },
  { SEXUAL | CHILD, "sexual|sexually abus*|assault*|exploit*|touch*|harass*|harm*|violence", TOPIC },
  { SEXUAL | CHILD, "groomed|grooming", TOPIC },
  { SEXUAL | CHILD, "touch|touches|touched|touching|feeling|feels|fondl* " THEM "|inappropriately|private|"
                    "privates|" KIDS, PLAIN },
  { SEXUAL | CHILD, "touch|touches|touched|touching my|his|her|the? " KIDS "|private|privates|bits|bum", PLAIN },
  { SEXUAL | CHILD, "is|was|been|being|got|gets|getting touched|molested|raped|groomed", PLAIN },
  { SEXUAL | CHILD, "inappropriate|inappropriately|bad touch*", PLAIN },
  { SEXUAL | CHILD, "nudes|sextortion|sexting|blackmail*|upskirt*", PLAIN },
  { SEXUAL | CHILD, "nude|naked|intimate|sexual|sex photo|photos|pic|pics|picture|pictures|image|images|video|"
                    "videos|selfie|selfies", PLAIN },
  { SEXUAL | CHILD, "forced|made|makes|making|pressured me|her|him|us|into? to? have|do? sex|sexual|kiss", PLAIN },

  /* Missing */
  { MISSING | CHILD, "missing child|children|kid|teenager|teen|girl|boy|daughter|son|person", PLAIN },
  { MISSING | CHILD, "missing from home|care", PLAIN },
  { MISSING | CHILD, KIDS "|he|she|they|hes|shes|has|have|is|gone|went|been|goes|going missing", PLAIN },
  { MISSING | CHILD, "ran|run|runs|running|runaway away? from? home|care|again|placement", PLAIN },
  { MISSING | CHILD, "run|ran|runs|running|runaway away", PLAIN },
  { MISSING | CHILD, "ran|run off", PLAIN },
  { MISSING | CHILD, "hasnt|havent|didnt|not|never|doesnt|wont come|came|been|returned|return|turned back? "
                     "home|back|up", PLAIN },
  { MISSING | CHILD, "been out? all night", PLAIN },
  { MISSING | CHILD, "dont|cant know|find where? my|our? " KIDS "|he|she|him|her", PLAIN },

  /* Now */
  { NOW | ABUSE, "kill|kills|murder|stab|shoot " THEM "|someone|somebody|people", PLAIN },
  { NOW | ABUSE, "death threat|threats", PLAIN },
  { NOW | ABUSE, "threaten*|threats to|of kill|hurt|harm|stab|burn|take|violence|murder", PLAIN },
  { NOW, "call|ring|phone|calling|need|dial the? police|999|ambulance", PLAIN },
  { NOW, "999", PLAIN },
  { NOW | CHILD, "stabbed|stabbing|shot|acid attack", TOPIC },

  /* Force, and fear of it */
  { ABUSE | NOW, "push|pushes|pushed|pushing|shove|shoves|shoved|shoving|drag|drags|dragged|slam|slams|slammed|throw|"
                 "throws|threw|chucked|grab|grabs|grabbed " SAME_PEOPLE " " KIDS "|" ADULTS "? down|against|"
                 "across|around|"
                 "over|downstairs", PLAIN },
  { ABUSE | NOW, "push|pushes|pushed|shove|shoves|shoved|drag|drags|dragged|slam|slams|slammed|throw|throws|"
                 "threw|grab|"
                 "grabs|grabbed me|us|him|her by|into|onto|to the|a|my hair|throat|neck|arm|wall|door|floor|"
                 "ground|road|"
                 "furniture|table", PLAIN },
  { ABUSE, "throw|throws|threw|throwing|chucks|chucked *? *? *? at me|us", PLAIN },
  { ABUSE, "spit|spits|spat|spitting at|on|in me|us|my", PLAIN },
  { ABUSE, MINE " bites|headbutt*|choke*|strangl*|drags|burns me|us|my", PLAIN },
  { ABUSE, ADULTS " is|was|gets|has|so|being|too|very|really? become|becoming|got? so|too|very|been|really? "
           "controlling|controls|violent|"
           "abusive|jealous", PLAIN },
  { ABUSE, MINE " is|was|are|gets|got|becomes|became|turned|being so|too|very|really? violent", PLAIN },
  { ABUSE, MINE " found|finds|knows|discovered|tracked|worked out|down? where i|we|she|im|were|my live|lives|"
           "living|am|"
           "are|moved|work|staying|new", PLAIN },
  { ABUSE | NOW, MINE " is|are|keeps|came|standing|waiting|was|sitting? turned|turns|turning|showing|standing|"
                 "waiting|"
                 "banging|sitting|parked? up|on? outside|at my|our|the house|flat|home|door|work|window", PLAIN },
  { ABUSE | NOW, "ex|husband|stalker|partner|boyfriend|wife is|keeps|was|standing|waiting turning|standing|"
                 "waiting? up? "
                 "outside", PLAIN },
  { ABUSE | CHILD, "take|takes|taking|get|keep|have my|the|our|away kids|children|baby|babies|son|daughter|"
                   "child|boys|girls "
                   "away|off|from? me? if|when|unless i|she|we leave|leaves|left|go|tell|report|call|dont|"
                   "ever", PLAIN },
  { ABUSE | CHILD, "never|not|wont|dont see|get|have my|our|the|her|his " KIDS "|him|her|them again|back", PLAIN },
  { ABUSE | CHILD, "threaten*|blackmail* *? *? *? take|taking|get|getting|go|keep|keeping|full|for my|our|the|me|her|"
                   "away|for|full|to? court|custody|" KIDS, PLAIN },
  { ABUSE | CHILD, "says|said|saying|tells|told|swears|warned me|us? he|she|hell|shell|they|theyll will|ll|can|would|"
                   "is|are? going|gonna? to? take|get|have|keep|win full|sole|my|our|the|all? custody|" KIDS, PLAIN },
  { ABUSE, "if i|we ever|try|tried? to? leave|left|leaving|tell|go|told|report *? *? he|she|hell|shell|they|"
           "theyll will|"
           "would|says|said|threatens|threatened|take|kill|hurt|find|might", PLAIN },
  { ABUSE, MINE " will|ill|would|going|gonna|threatened|threatens|says|said to? kill|hurt|find|beat|stab "
           SAME_PEOPLE,
    PLAIN },
  { ABUSE, "walk|walking|walks|living|live on eggshells", PLAIN },
  { ABUSE | CHILD, HURT " by|from a|the|my|his|her|their|school|nursery|teaching|his|care|police? teaching|"
                   "school|care|"
                   "nursery|class? " STAFF, PLAIN },

  /* Marriage, and what is done to girls */
  { ABUSE | CHILD, "taken|taking|take|takes|sent|sending|send|sends|flown|flying|force|forces|forced|forcing|"
                   "make|makes|"
                   "making|made " SAME_PEOPLE " " KIDS "|sister|cousin|friend? back|away|abroad|overseas|home|"
                   "to|into? *? *? "
                   "to|and|for|into? be|get|getting? marry|married|marriage|wed|wedded|engaged", PLAIN },
  { ABUSE | CHILD, "want|wants|wanted|forcing|forced|making|make|pressuring|expect|expects me|her|him|my|us " KIDS
                   "|sister|cousin|friend? to? get|be|go? marry|married|engaged", PLAIN },
  { ABUSE | CHILD, "dont|doesnt|not|didnt|never|refuse|refused|refusing want|wanting|agree|consent|wish|like? "
                   "to? get|be? "
                   "marry|married my|a|him|his|someone|to|this|the|this", PLAIN },
  { ABUSE | CHILD, "arranged|arranging|arrange|found|chosen|picked|forced|planning a|my|me|her|the? husband|marriage|"
                   "wedding|fiance for me|her|him|my", PLAIN },
  { ABUSE | CHILD, "married|marry off|against", PLAIN },
  { CHILD, "abroad|overseas|holiday|africa|somalia|sudan|gambia|egypt|kenya|nigeria|sierra|leone|home|back for|"
           "to|and|"
           "where? *? *? be|being|get|getting|have|is? cut|circumcised", PLAIN },
  { CHILD, KIDS " *? *? *? to|will be|get cut|circumcised", PLAIN },

  /* Nearer than a child, or anybody, wants */
  { SEXUAL | ABUSE, "force|forces|forced|forcing|make|makes|made|making|pressure|pressures|pressured|pressuring|"
                    "coerce|"
                    "coerces|coerced|bully|bullies|expects|pushes|demands|guilts|wont me|her|him|us|to|into|"
                    "from|stop? to|"
                    "into|for? have|having|do|doing|unprotected|more? sex|sexual|kiss|oral|intercourse", PLAIN },
  { SEXUAL | ABUSE, "sex|intercourse with? me|her|him? when|while|even|although|against|without|though *? *? "
                    "dont|not|asleep|sleeping|want|"
                    "will|consent|no|crying", PLAIN },
  { SEXUAL | CHILD, MEN " keeps|always|often|has? come|comes|came|coming|sneak|sneaks|sneaked|gets|got|getting|"
                    "climbs|climbed|creeps in|into|to my|"
                    "her|our? room|bedroom|bed", PLAIN },
  { SEXUAL | CHILD, "he come|comes|came|coming|sneak|sneaks|sneaked|creeps in|into|to my|her room|bedroom", PLAIN },
  { SEXUAL | CHILD, "watch|watches|watching|film|films|filmed|filming|spy|spies|spying on? me|her|us on? in|"
                    "while|when|get|"
                    "the? i|she|im|shes|getting|the? shower*|bath*|undress*|chang*|naked|sleep*|dress*", PLAIN },
  { SEXUAL | CHILD, "make|makes|made|making|want|wants|wanted|force|forces|forced|ask|asks|asked|tell|tells|told "
                    SAME_PEOPLE " " KIDS "? to? sit|kiss|undress|strip|touch on|off|his|him|naked|them", PLAIN },
  { SEXUAL | CHILD, "dont|doesnt|didnt|hate|hates|not like|likes|comfortable|the|with? how|when|way|what it|"
                    "way? my|his|her? he|she|"
                    MEN " look|looks|touch|touches|kiss|kisses|hug|hugs|hold|holds|cuddle|cuddles", PLAIN },
  { SEXUAL | CHILD, "show|shows|showed|showing|sent|sends|send me|her|him|us|my his|porn|dick|sexual|penis|"
                    "daughter|son "
                    "porn|penis|private|privates|dick|willy|naked|sexual*", PLAIN },
  { SEXUAL | CHILD, "show|shows|showed|showing|sent|sends me|her|him|us porn", PLAIN },
  { SEXUAL | CHILD, TRUSTED " is|keeps|has|always|been|who? messag*|text|texts|texting|texted|dm|dms|dming|snapchat*|"
                    "whatsapp*|calls|calling|rings|chats|chatting|following me|my|her|him " KIDS "? *? *? night|late|"
                    "private*|secret*|midnight|evening|evenings|personal|kisses|hearts|snapchat|instagram", PLAIN },
  { SEXUAL | CHILD, TRUSTED " is|keeps|has|wants? says|said|told|tells|asks|asked|asking|telling me|my|her|him "
                    KIDS "? to|its|not|dont? to|not|a|our? keep|secret|tell|kiss|alone|undress a|it|secret|anyone|"
                    "nobody|mum|him|her|us", PLAIN },
  { SEXUAL | CHILD, CHILDS_AGE " year|years|yr|yrs|yo? old|olds? and|with|has|whose|but|is|seeing|dating|her|"
                    "going|in *? *? *? "
                    "boyfriend|bf|girlfriend|man|men|guy is|was|who|of|aged|hes|shes? is|aged|about|around|like|"
                    "over? "
                    GROWN_AGE, PLAIN },
  { SEXUAL | CHILD, CHILDS_AGE " year|years|yr|yrs|yo? old|olds? and|with|has|is|seeing|dating|going *? *? *? "
                    GROWN_AGE
                    " year|yr old|older? boyfriend|girlfriend|man|guy|old", PLAIN },
  { SEXUAL | CHILD, "boyfriend|bf|girlfriend|man|guy|he|hes is|was|aged|whos? about|aged? " GROWN_AGE " year|"
                    "years|yr? old? and|"
                    "but|with shes|she|he|hes|my|im|i|daughter|son is|am|daughter|son|only|aged? is|only|aged? "
                    CHILDS_AGE, PLAIN },
  { SEXUAL | CHILD, "older|adult|grown boyfriend|men|man|guys", TOPIC },
  { SEXUAL | ABUSE, "revenge porn*", TOPIC },
  { SEXUAL | ABUSE, "ex|boyfriend|girlfriend|husband|he|someone|somebody|they|partner|is|has|was|threatening|"
                    "threatened|"
                    "threatens to|is|has|keeps|have|been? post|posts|posted|posting|share|shares|shared|sharing|"
                    "leak|leaks|"
                    "leaked|leaking|upload|uploads|uploaded|show|showed my|her|private|me|of *? *? "
                    VIEWS, PLAIN },

  { NOW, "help me|us|please|now|i|im|call|need|from|the|send? me|us|please|now|i|the|send|need? need? the? "
         "police|999|"
         "ambulance", PLAIN },
  { NOW, "police help|now|please|quick|quickly|urgent|emergency", PLAIN },

  { 0 },
};
