/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-urgent-english-private.h"

#define PARTNERS "husband|wife|partner|boyfriend|girlfriend|fiance|ex|exs|bf|gf|hubby|stalker"
#define FEARED PARTNERS "|abuser|dad|father|stepdad|family|brother|parents|him|her|them"
#define KIN "uncle|aunt|auntie|grandad|grandma|nan|gran|stepdad|stepmum|dad|mum|mummy|father|mother|parents|law"
#define YOUNGER KIDS "|cousin|cousins|nieces|nephews|brothers|sisters|brother|sister|siblings|grandkids|grandchildren"
#define PARENTS "mum|mummy|mom|mother|dad|daddy|father|parents|stepdad|stepmum"
#define DRINKS "drunk|drinks|drinking|wasted|high|stoned"
#define AGES "7|8|9|10|11|12|13|14|15|16|17"
#define MANY "8|9|10|11|12|14|15|16|18|20|24|25|28|30|32|36|40|50|60|100"
#define TABLETS \
  "paracetamol|ibuprofen|codeine|aspirin|calpol|tablets|pills|antidepressants|sleeping|painkillers|tramadol"
#define ILL "drowsy|sleepy|confused|floppy|limp|unresponsive"
#define ABROAD \
  "abroad|country|overseas|pakistan|bangladesh|india|afghanistan|iraq|iran|turkey|somalia|sudan|nigeria|ghana|egypt|" \
  "morocco|algeria|yemen|syria|kurdistan|albania|romania|poland|brazil|america"
#define COSTS \
  "cost|costs|bills|bill|prices|price|rent|rents|debt|debts|inflation|fees|fares|cuts|fumes|smoke|pollution|dust|" \
  "mould|heat|cold|weather|nerves|jokes|stress|homework|commute|traffic"
#define PAINS "feet|back|knees|head|hips|legs|shoes|teeth|stairs"
#define WEAPONS \
  "knife|hammer|bat|axe|machete|gun|weapon|blade|petrol|acid|crowbar|brick|screwdriver|bottle|pole|hatchet|chisel|" \
  "scissors"
#define PLACES_ON_THE_WAY "work|school|college|bus|station|shop|shops|street|gym|nursery|park|town|car|uni|train|job"
#define ROOMS "bathroom|toilet|bedroom|room|car|loo|garage|kitchen"

const DwUrgentPattern dw_urgent_english_signs[] = {
  /* What only sounds so */
  { 0, "following|follow|follows me on|round|around|everywhere", PLAIN },
  { 0, "ran|run|running|runs away from my|our|the|her|his? " PARTNERS, PLAIN },
  { 0, "beat|beats|beating|thrash|thrashes|kills me|us|him|her at|in a|the? cards|chess|uno|monopoly|draughts|games|"
       "game|football|fifa|tennis|snooker|darts|running|race|quiz|maths|scrabble|everything", PLAIN },
  { 0, "hit|struck by|with a|the ball|frisbee|swing|racket|puck", PLAIN },
  { 0, "abuse|abusing of? the|a? blue|disabled|parking|badge", PLAIN },
  { 0, "rape seed|oil", PLAIN },
  { 0, "beat|beats|beating|beaten my|her|his|their|our own|personal? best|time|record|pb|score|target", PLAIN },
  { 0, "control|controls|controlling the|my|our? heating|app|remote|thermostat|lights|telly|tv|boiler|volume|"
       "robot", PLAIN },
  { 0, "pram|buggy|pushchair|trolley|bike|scooter|dog|puppy|cat|horse has|is|was|just|keeps? lost? a|the? wheel? and? "
       "nearly|just? run|ran|runs|running away|off", PLAIN },
  { 0, "goodbye to *? *? teacher|teachers|nursery|dummy|nappies|nappy|bottle|summer|debt", PLAIN },
  { 0, "first aid for|with|about|in? a|the? choking|burns|scalds|bleeding|breathing|drowning|poisoning " KIDS
       "?", PLAIN },
  { 0, PAINS " is|are|have|has|keep|keeps? really|slowly|all? kill|kills|killing|hurt|hurts|hurting me|us", PLAIN },
  { 0, COSTS " is|are|of|have|has|keep|keeps? really|slowly|all? choke|chokes|choking|hit|hits|hitting|kill|kills|hurt|"
       "hurts|hurting|beat|beats|beating|batter|batters|battering|strangle|strangles|strangling|thump|thumps|crush|"
       "crushes|crushing|smack|smacks|punch|punches me|us|families|people|them|my|our", PLAIN },
  { 0, "hit|beaten|battered|hurt|kicked|attacked|hammered|punished|thumped hard|badly|again|down? by the|a|my|our|"
       "rising|high|this|all? cost|costs|housing|benefit|benefits|system|council|cuts|prices|inflation|bills|bill|rent|"
       "rents|energy|cap|tax|flu|virus|colds|bug|weather|paperwork|forms|bureaucracy|waiting", PLAIN },
  { 0, "run|runs|ran|running away with myself|itself|ideas|it|imagination|things|budget|win", PLAIN },
  { 0, "hitting|hits|hit|kick|kicks|kicking|punch|punching|slapping|slaps pads|bag|bags|balls|ball|drums|drum|snooze|"
       "puberty|high|low|notes", PLAIN },
  { 0, "nappy|heat|sweat|milk|dribble rash|rashes that|which|just? wont|not|doesnt|isnt|still go|going|clear|clearing|"
       "away|there", PLAIN },
  { 0, "goodbye|goodbyes|bye to? everyone|everybody at|in|from *? nursery|school|preschool|playgroup|work|class|club|"
       "childminders", PLAIN },

  /* Signs of an illness that does not wait */
  { HEALTH | NOW, "rash|rashes|blotches *? *? *? *? *? *? *? glass|tumbler|blanch*|pressed|pressing", PLAIN },
  { HEALTH | NOW, "rash|rashes that|which|on|is|his|her|has? body|legs|tummy|chest? not|isnt|doesnt|dont|wont|hasnt "
                  "to? fade|fading|faded|disappear|disappearing|vanish", PLAIN },
  { HEALTH | NOW, "spots|marks|dots that|which|still|and|they|just? not|dont|doesnt|didnt|wont|arent|still *? *? *? *? "
                  "*? *? *? glass|tumbler|pressed|pressing|blanch*", PLAIN },
  { HEALTH | NOW, "glass|tumbler test and|on? *? *? *? rash|spots", PLAIN },
  { HEALTH | NOW, "non|not blanching rash|spots", PLAIN },

  { HEALTH | NOW, "rash|spots and|with|a? stiff neck", PLAIN },
  { HEALTH | NOW, "stiff neck and|with|a|high? high? rash|fever|temperature|light", PLAIN },
  { HEALTH | NOW, "fit|fits|seizure|seizures|convulsion|convulsions wont|not|doesnt|cant|hasnt stop|stopping|end|"
    "stopped", PLAIN },
  { HEALTH | NOW, "baby|newborn|toddler|child|infant *? *? *? and|is|hes|shes is|so|very|really|all|gone? floppy|"
    "limp|unresponsive", PLAIN },
  { HEALTH | NOW, "eyes have|are|were|just|keep? rolled|rolling|rolls|roll back|up|over|backwards", PLAIN },
  { HEALTH | NOW, "lips|tongue|face|throat|mouth is|are|has|have|all|starting|started|getting? to? swell|swelling|"
    "swollen|swelled|closing|puffing", PLAIN },
  { HEALTH | NOW, "severe|bad|having|anaphylactic an|a? allergic? reaction|shock", TOPIC },
  { HEALTH | NOW, "chest pain|pains|hurts|hurting $", PLAIN },
  { HEALTH | NOW, "seizure|convulsion|convulsing $", PLAIN },
  { HEALTH | NOW, "febrile convulsion|convulsions|seizure|seizures|fit", TOPIC },
  { HEALTH, "think|thinks|worried|could|might|may|maybe|is|be|has|got|have *? *? *? meningitis|sepsis $", PLAIN },
  { HEALTH | NOW, "someone|somebody|been|got|was stabbed|shot", PLAIN },
  { HEALTH | NOW, "just stabbed", PLAIN },
  { HEALTH | NOW, "just shot $", PLAIN },
  { HEALTH, "sick|vomiting|up and|but|now|with is|hes|shes|very|really|so|too? is|very|really|so|too|all? " ILL,
    PLAIN },
  { HEALTH, "stopped|stop|not|isnt|wont|refuses|refusing to? eat|eating and|or|nor drink|drinking", PLAIN },
  { HEALTH, "drank|drunk|swallowed|ate|eaten|licked|chewed my|his|her|the|some|a? methadone|subutex|morphine|"
    "insulin|edible|edibles|vape|nicotine|antifreeze|battery|batteries|magnet|magnets|detergent|dishwasher|"
    "disinfectant|turps|weedkiller|petrol|perfume|sanitiser", PLAIN },
  { SELF | HEALTH, "took|taken|takes|swallowed " TABLETS " " MANY "|loads|lots|whole|too|all", PLAIN },
  { SELF | HEALTH, "took|taken|takes|swallowed about|like|nearly|over|maybe? " MANY " of? the|my|her|his? "
    TABLETS, PLAIN },
  { SELF | HEALTH, "voice|voices that|which|are|is|keep|keeps|who? tell|tells|telling|told|say|says|saying *? to",
    PLAIN },

  /* A baby that is not born yet, and is still */
  { HEALTH, "cant|cannot|couldnt|havent|hasnt|havnt|not|hardly|barely|never|dont|stopped been? feel|felt|feeling my|"
            "the|our? baby|babys|bump|him|her|it? move|moving|moved|movement|movements|kick|kicks|kicking", SURE },
  { HEALTH, "less|fewer|reduced|decreased|no|not much|many|any? movement|movements|kicks from|of|in|by my|the|our? "
            "baby|babys|bump|womb|tummy|belly", SURE },
  { HEALTH, "less|fewer|reduced|decreased foetal|fetal|baby movement|movements|kicks", PLAIN },

  /* A farewell */
  { SELF, "she|shes|daughter|girl|sister|mum|friend|girlfriend|wife|niece is|has|keeps|been|started|just? been|started|"
          "just? give|gives|giving|gave|given away? all|most|lots? of? her|favourite|special|precious|treasured "
          "favourite|special|precious|treasured? things|stuff|belongings|possessions", PLAIN },
  { SELF, "he|hes|son|boy|brother|dad|friend|boyfriend|husband|nephew is|has|keeps|been|started|just? been|started|"
          "just? give|gives|giving|gave|given away? all|most|lots? of? his|favourite|special|precious|treasured "
          "favourite|special|precious|treasured? things|stuff|belongings|possessions", PLAIN },
  { SELF, "giving|given away all|most? of? his|her|their favourite|special|precious|treasured? things|stuff|belongings|"
          "possessions", PLAIN },
  { SELF, "giving|given all|most? of? his|her|their favourite|special|precious|treasured? things|stuff|belongings|"
          "possessions away", PLAIN },
  { SELF, "giving|given away all of? my things|stuff|belongings|possessions $", PLAIN },
  { SELF, "giving|given away all of? my things|stuff|belongings|possessions and|because|before|so|im|i", PLAIN },
  { SELF, "saying|says|said|say goodbye|goodbyes|bye|farewell to? everyone|everybody|forever $", PLAIN },
  { SELF, "saying|says|said|say goodbye|goodbyes|bye|farewell to? everyone|everybody|forever and|online|on|like|as|he|"
          "she|im|i|but", PLAIN },
  { SELF, "goodbye|farewell note|notes", PLAIN },
  { SELF, "note|notes|letter|message|text|video|voicemail|post saying|says|said|that|which|to|where? he|she? say|says|"
          "said|saying? goodbye|farewell", PLAIN },
  { SELF, "wrote|written|writing|writes|left|leaving|found|saw|read|sent me|us|a|an|the|her|his|what *? *? goodbye|"
    "farewell|suicide letter|message|text|note|letters|video", PLAIN },
  { SELF, "goodbye|farewell letter|letters|message|text from|in|on|under my|our|her|his " KIDS "|wife|husband|"
    "partner|sister|brother|bag|bed|room|phone", PLAIN },

  /* Somebody who looks after a child, and is about to hurt it */
  { CHILD, "going|gonna|want|wanted|about|might|tempted|urge|nearly|almost to? shake|shook|smother|strangle|slap|"
    "throttle him|her|them|baby|my|the $", PLAIN },
  { CHILD, "going|gonna|want|wanted|about|might|tempted|urge|nearly|almost to? shake|shook|smother|strangle|slap|"
    "throttle my|the|him|her|them|our? baby|newborn|child|kid|kids|son|daughter|because|if|when|and", PLAIN },

  /* A child hurt, watched or come too near to */
  { SEXUAL | CHILD, "inappropriate|inappropriately with|towards|around my|our|the|a|her|his? little|young|own|"
    "older|teenage? " YOUNGER, PLAIN },
  { SEXUAL | CHILD, "exposed|exposes|exposing|flashed|flashing himself|themselves to|at|in|near my|me|us|our|her|"
    "him|the|a|front|" KIDS, PLAIN },
  { SEXUAL | CHILD, TRUSTED " is|keeps|has|been|was? send|sends|sending|sent my|our|her|his|the " YOUNGER " "
    "messages|texts|snaps|pictures|photos|videos|hearts|kisses|gifts|money", PLAIN },
  { SEXUAL | CHILD, TRUSTED " is|keeps|has|was? been? texting|messaging|texts|messages|dming|dms|snapchatting my|"
    "our|her|his|the " YOUNGER " at|late|privately|secretly|every|all|on|in|asking|about", PLAIN },
  { SEXUAL | CHILD, "son|stepson|brother|stepbrother|cousin|nephew|grandson has|keeps|been|is|was? touched|touches|"
    "touching my|his|her|the|our little|younger|step? " "sister|stepsister|brother|cousin|niece|private|privates",
    PLAIN },
  { SEXUAL | CHILD, "im|i|shes|she|daughter|is|aged|only am|is|only|just? " CHILDS_AGE " and|but|i|think|shes|"
    "years|yrs? old|im|am|think|is|might? and|be|im|am|is|i? " "am|im|is? pregnant", PLAIN },
  { CHILD, KIN " is|keeps|always|has|was? always|been? hit|hits|hitting|beat|beats|beating|slap|slaps|smack|smacks|"
    "punch|punches|kick|kicks|hurt|hurts|hurting " "my|our|his|her|their|the little|younger|baby|own? " YOUNGER, SURE },
  { CHILD, "neighbour|neighbours|nieghbour|nieghbours|neighbors|neighbor|door|upstairs|downstairs " KIDS " is|are|"
    "keeps|has|always? always|been? cry|cries|crying|screams|screaming|scream for|all|every|constantly|nonstop|"
    "hours|and|left", PLAIN },
  { CHILD | NOW, "someone|somebody|man|men|guy|car|van|stranger|strangers|boys|lads|gang|group|he|they is|are|was|"
    "were|has|have|keeps? been? follow|follows|following|followed|photographing|filming my|our|the|her|his "
    YOUNGER " *? home|to|from|at|outside|after|around|near|when|back|school|and|again", PLAIN },
  { CHILD | NOW, "car|van|flat|house|hotel|out|gone|left with men|man|guys|boys|strangers|people|someone|somebody|"
    "lads that|who|whom? i|we|she|he dont|doesnt|not|didnt know", PLAIN },

  /* A child who tells it, or something else */
  { YOUNG, "im|iam only|just? 5|6|" AGES, SURE },
  { YOUNG, "i am only|just? 5|6|" AGES, SURE },
  { YOUNG, "im|am|i in year|yr 5|6|7|8|9|10|11|12|13", SURE },
  { YOUNG, "my form|art|pe|maths|english|science|music|drama|head? teacher|tutor", SURE },
  { YOUNG, "my foster mum|dad|carer|carers|parents|family|brother|sister", SURE },
  { YOUNG, "my step? " PARENTS " wont|doesnt|never|dont|not let|lets|letting|allow|allows|feed|feeds me", SURE },
  { YOUNG, "my mums|step? " PARENTS "|boyfriend|foster|carer is|has|have|keeps|always|are? been|always|keeps? "
           "hit|hits|hitting|hurt|hurts|hurting|beat|beats|beating|slap|slaps|slapped|smack|smacks|punch|punches|"
           "punched|kick|kicks|kicked|touches|touched|touching|abuses|starves|threatens|strangled|burns me", SURE },
  { CHILD, "im|am|aged only|just? " AGES " *? *? *? *? " PARENTS " *? *? *? " DRINKS, PLAIN },
  { CHILD, PARENTS " *? *? *? " DRINKS " *? *? *? *? im|am only|just? " AGES, PLAIN },
  { CHILD, PARENTS " *? *? *? " DRINKS " *? *? *? *? look|looking|care|caring|feed after|for|my my? brother|"
    "brothers|sister|sisters|siblings|baby", PLAIN },
  { CHILD, PARENTS " *? *? *? " DRINKS " *? *? *? *? no|never|isnt|without any? food|dinner|tea", PLAIN },

  { SEXUAL | CHILD, "our|their|his little|special|own|private? secret game|games", PLAIN },
  { SEXUAL | CHILD, "our|their|his little|special|private secret $", PLAIN },
  { SEXUAL | CHILD, "our|their|his little|special|private? secret and|dont|not|never|if|when|or|he|she|that|"
                    "from", PLAIN },
  { SEXUAL | CHILD, MEN "|he|they|teacher|tutor|coach|carer *? *? *? *? secret|special game|games with|and|when|that|"
                    "together *? *? *? *? her|him|me|alone|secret|tell|work|out|my", PLAIN },
  { SEXUAL | CHILD, MEN "|teacher|tutor|coach|imam|priest|pastor|driver|carer|nanny|he is|has|was|keeps|always|been? "
                    "always|been|keeps? do|does|doing|did|done bad|funny|secret|nasty|horrible|rude|dirty|private|"
                    "weird|strange|sexual|odd? things|stuff|something|it|games to me|her|him|them|us", PLAIN },
  { CHILD, KIDS "|cousin|sister|sisters|niece|nieces|friend|she|girls is|are|was|were|will|to|going|getting|might|"
           "about|has? to|going|about? be|being|been|get|gets|getting? cut|circumcised *? *? *? *? back|there|holidays|"
           "holiday|summer|africa|village|home|" ABROAD, PLAIN },
  { CHILD | HEALTH, PARENTS "|carer is|are|has|have|was|keeps|always|just|have? been|just|always? passed|passing|"
                    "passes|blacked|knackered out", PLAIN },

  /* What tells of the worst in everyday words */
  { SELF, "sleep and? never wake up?", PLAIN },
  { SELF, "locked|lock|locking|shut|barricaded herself|himself|myself|themself? in|inside the|her|his|my? " ROOMS " "
          "with a|the|some|her|his? razor|razors|blade|blades|knife|pills|tablets|scissors|rope|belt", PLAIN },
  { SELF, "im|am|standing|stood|sat|sitting|hes|shes on the|a edge? of? the? bridge|ledge|roof|tracks|cliff|rooftop "
          "$", PLAIN },
  { SELF, "written|wrote|writing|left letters|notes to|for everyone|everybody|each|all", PLAIN },
  { HEALTH | NOW, "lying|laying|slumped|found|fell on the|her|his? floor|ground|stairs *? *? *? not|wont|cant|doesnt "
                  "answer|answering|respond|responding|move|moving|wake|breathe", PLAIN },
  { CHILD | NOW, "man|men|stranger|someone|somebody|woman|guy *? *? *? *? asked|asking|told|tried|trying|offered|"
                 "offering|tempted my|the|a|our|little? " KIDS "|her|him to? get|come|go|climb in|into", PLAIN },
  { SLAVERY, "make|makes|made|making|force|forces|forced me|us|her|him|them *? clean|work|cook|beg|sell *? *? *? *? *? "
             "*? never|not|without|dont|wont pay|paid|paying|money|wages", PLAIN },
  { SLAVERY, "theyve|they|people|men|lads|boys|dealers has|have|just? moved|taken|took over? in|into|over my|our flat|"
             "house|home|place|room", PLAIN },
  { SEXUAL | CHILD, MEN " is|keeps|has|always? makes|making|made me|her|him|us look|watch|see at? things|stuff|videos|"
    "pictures|photos|porn|himself", PLAIN },
  { ABUSE | CHILD, "cant|cannot|not|couldnt keep|protect my|the|our|them|us|myself|her|him " KIDS "? safe", PLAIN },
  { ABUSE | NOW, "pillow|cushion|bag|duvet over|on|against|round my|her|his|the babys|babies? face|head|mouth|"
                 "nose", PLAIN },
  { ABUSE | NOW, "comes|came|come|coming|goes|went|lunged|swings|swung at me|us|mum|her|him with", PLAIN },
  { 0, "dog|dogs|cat|puppy|kitten|rabbit|hamster has|just|keeps? scratch|scratches|scratched|bite|bites|bit|biting me|"
       "us|him|her", PLAIN },
  { ABUSE, PARTNERS " *? *? *? scratch|scratches|scratched|bite|bites|bit|headbutts|spits me|us", PLAIN },
  { ABUSE, "if i|we leave|left|leaves|tell|told *? *? *? *? hunt|kill|finish|bury me|us", PLAIN },
  { ABUSE, "if i|we leave|left|leaves|tell|told *? *? he|she|they|hell|shell|theyll|" PARTNERS " will|would|ll|can? "
           "find|get|track me|us", PLAIN },
  { MISSING | CHILD, KIDS "|he|she|hes|shes|they|theyre *? went|gone|disappeared|vanished *? *? *? *? *? hasnt|havent|"
                     "not been? seen|heard|home|back", PLAIN },
  { PARENT | CHILD, "i|and lost|snapped|lose it|control|temper and|then i? just? threw|slammed|chucked|pushed|shoved|"
                    "grabbed|hit|slapped|shook|dragged him|her|them|my", PLAIN },
  { PARENT | CHILD, "might|could|may|will|going|would|wanted? to? do|did something|anything|stupid|bad|terrible|awful "
                    "*? to my|the|our? " KIDS "|him|her|them", PLAIN },

  /* Who comes, waits and follows, and what they keep */
  { ABUSE | NOW, "follow|follows|followed|following me|us|her home|to|from|off|after|outside|at from? "
                 PLACES_ON_THE_WAY, PLAIN },
  { ABUSE | NOW, "follow|follows|followed|following me|us|her home|back|indoors", PLAIN },
  { ABUSE | NOW, PARTNERS "|he|she|they|man|dad|father|someone|somebody|brother|guy has|is|just|keeps? came|come|comes|"
                 "turned|turns|turning|arrived|showed|shows|stood|standing|waited|waits|waiting|outside|here|back up|"
                 "round|over|outside|in|home|at|to? *? *? with|holding|carrying a|an|his|the|petrol|acid big|kitchen? "
                 WEAPONS, PLAIN },
  { ABUSE, PARTNERS "|man|he|hes waits|waiting|waited|sits|sitting|hangs|hanging|lurking|parked|parks|stands|standing "
           "outside|around|near|round? outside? my|our " PLACES_ON_THE_WAY "|house|flat|home|door|window", PLAIN },
  { ABUSE, PARTNERS "|he|she|law|laws has|have|is|keeps|just|wont|always? got|kept|keep|keeps|took|takes|taken|hid|"
           "hides|hiding|holds|holding|confiscated|burned|burnt|keeping my|our passport|passports|papers|visa|brp|"
           "documents *? *? *? *? cant|couldnt|wont|not|so|never|refuses|cannot|unless", PLAIN },
  { ABUSE, "scared|afraid|frightened|terrified|worried|dread of|about? what he|hell|she|they|" PARTNERS "|dad|father "
           "*? will|might|may|could|would|can|is|does capable|going|gonna? of|to? do|say|doing next|if|when|to|now|"
           "tonight|then|$", PLAIN },
  { ABUSE, "scared|afraid|frightened|terrified|dread of? when|before|until|every? *? he|she|" PARTNERS "|dad|father "
           "gets|comes|walks|returns|is|finds|found back|home|in|out|in", PLAIN },

  /* Somebody who got away, and whom nobody may find */
  { ABUSE, "ran|run|running|runs|escaped|escaping|escape|fled|flee|fleeing|hiding|hid|hide away? from my|our|the|"
    "her|his? " PARTNERS "|abuser|stepdad|him", SURE },
  { ABUSE, "hide|hiding|protect|protecting|keep|keeping|change my|our|the new? location|address|number|whereabouts|"
    "school *? from my|the|our|her|his? " FEARED, PLAIN },
  { ABUSE, "without my|the|our|her|his? " FEARED " finding|tracking|following|knowing|find|knows us|me|where|out|"
    "about|our|my|i|im|we", PLAIN },
  { ABUSE | NOW, "he|hes|she|shes|someone|somebody|man|they|theyre|guy|stranger|car is|are|keeps|was|has|been|am? "
    "been|always|still? following|stalking me|us", PLAIN },
  { ABUSE, PARTNERS "|abuser|father|dad|he *? *? *? out|released of|from prison|jail|custody *? *? *? *? scared|"
    "afraid|frightened|terrified|knows|threatened|threatening|find|hurt|kill|looking", PLAIN },
  { ABUSE | CHILD, "he|she|husband|wife|ex|partner|dad|father|mother|mum|family|laws|they will|would|may|might|"
    "wants|threatens|threatening|threatened|going|gonna|planning|plans|says|tried|trying *? to? take|taking|"
    "send|sending|steal|bring me|us|my|our|the|him|her " KIDS "? away|back|out|off? to|of? " "his|her|another|the|"
    "a? " ABROAD, PLAIN },

  /* Threats, and what is broken in place of somebody */
  { ABUSE, "raised|raises|raising|shook|shakes|clenched his|her|their|a fist|fists|hand at|to|on|in|against me|us|"
    "my|our|the", PLAIN },
  { ABUSE | NOW, "he|she|hes|shes|ex|husband|partner|wife|son|they|hell|shell|theyll said|says|will|would|"
    "threatened|threatens|threatening|going|gonna|wants *? *? burn|torch|blow|bomb the|our|my|this|down house|"
    "flat|home|place|car down|up?", PLAIN },
  { ABUSE, "he|she|" PARTNERS " wont|doesnt|never|not|cant stop|stops ringing|calling|texting|messaging|phoning|"
    "contacting|following me|us|my", PLAIN },
  { ABUSE, "he|she|" PARTNERS " has|just|keeps|said|threatened|threatens|will? hell|to|hed? kill|killed|kills|hurt|"
    "hurts|kick|kicked|kicks|strangled|drowned|poisoned " "my|our|the|kids|childrens cat|dog|kitten|puppy|hamster|"
    "rabbit|pet|pets|cats|dogs", PLAIN },
  { ABUSE, "smashing|smash|smashed|smashes|trashing|trashed|trashes|destroying|wrecking|wrecked up? the|my|our "
    "house|home|flat|everything|furniture|bedroom", PLAIN },
  { ABUSE, "smashing|smash|smashed|smashes|trashing|kicking the|my|our? house|place|flat|home|everything|things|"
    "stuff up|apart|off", PLAIN },
  { ABUSE | NOW, "lock|locked|locking|barricade|barricaded|barricading|shut myself|ourselves and? the|kids|"
    "children|baby? kids|children|baby? in|inside my|the|a|our? " ROOMS, PLAIN },

  /* Said by halves */
  { 0, "took|taken a? some|few|several tablets|pills for|because|as|from|before|after", PLAIN },
  { SELF | HEALTH, "took|taken|swallowed|eaten|ate a? some|several|few|bunch of? the|my|her|his|our|nans|grans|"
                   "grandads|mums|dads? tablets|pills", PLAIN },
  { SELF, "threaten|threatens|threatened|threatening|threat to jump", PLAIN },
  { SELF, "i|he|she|im|just|really|feel want|wants|wanted|wanna|going|like to? just? disappear|disappearing|vanish "
          "$", PLAIN },
  { SELF, "i|he|she|im|just|really want|wants|wanted|wanna|going to? just? disappear|vanish and|forever|because|so|"
          "from|now", PLAIN },
  { SELF, "wish|wishes|wished i|he|she|they could|would|can? just? disappear|vanish", PLAIN },
  { SEXUAL | CHILD, KIDS "|shes|hes is|are|was|has|have|been|keep|keeps? been? talk|talks|talking|chat|chats|chatting|"
                    "message|messages|messaging|speak|speaks|speaking|text|texts|texting|meet|meets|meeting|met to|"
                    "with? a|an|some|two? older|old|grown|random|strange|adult? man|men|stranger|strangers|adult|"
                    "adults|guy|guys *? on|online|internet|snapchat|instagram|roblox|discord|tiktok|whatsapp", PLAIN },
  { ABUSE | CHILD, "sent|flown|taken|sending|taking|flying|send|take her|him|us|me|them|my|our|the? " KIDS "|sister|"
                   "cousin? to|off|back|home? " ABROAD " to|and? be|get? marry|married|engaged|wed", PLAIN },

  { 0 },
};
