/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-urgent-english-private.h"

#define PARTNERS "husband|wife|partner|boyfriend|girlfriend|fiance|ex|bf|gf|hubby"
#define GROWN \
  PARTNERS "|dad|father|stepdad|stepfather|mum|mummy|mother|stepmum|uncle|aunt|grandad|grandma|nan|gran|parents"
#define WHO_SEES \
  GROWN "|neighbour|neighbours|sister|brother|friend|cousin|woman|man|lady|guy|someone|somebody|parent|couple|door|" \
  "upstairs|downstairs"
#define BODY "stomach|belly|tummy|bump|face|head|ribs|back|leg|legs|arm|arms|mouth|nose|eye|neck|chest"
#define BONES "arm|nose|jaw|rib|ribs|wrist|hand|leg|finger|fingers|bone|bones|teeth|tooth|collarbone"
#define TOO_MUCH \
  "cant|cannot|couldnt take|do|manage|stand|face|bear|handle|cope with? any|much|no? more|longer of? this|the|these|" \
  "those|my|his|her|their|all|doing? "
#define BUSY \
  "hours|hour|shifts|shift|overtime|work|job|jobs|noise|noises|music|barking|homework|sessions|classes|courses|" \
  "driving|washing|laundry|cleaning|housework|cooking|school|meetings|calls|forms|paperwork|emails|rain|weather|mice|" \
  "rats|visitors|bookings|clients|referrals|walking|lifting|feeds|milk|nappies|exams|lessons|traffic|parking|" \
  "building|appointments|travel|volunteers|pupils|families|donations|applications|mess|clutter|mould|damp|dust"
#define PARENTS "mum|mummy|mom|mother|dad|daddy|father|parents|stepdad|stepmum|carer"
#define KEPT "phone|mobile|messages|texts|emails|whatsapp|calls|location|snapchat|instagram|facebook"
#define PLACES_ONLINE "internet|online|instagram|snapchat|roblox|discord|tiktok|facebook|fortnite|app|game|games"

const DwUrgentPattern dw_urgent_english_force[] = {
  /* What only sounds so: there is too much to do, and a neighbour is loud */
  { 0, TOO_MUCH BUSY, PLAIN },
  { 0, "enough of living here|there", PLAIN },
  { 0, "kill him|her|them|you for leaving|forgetting|losing|spilling|eating|waking", PLAIN },
  { 0, "toddler|2yo|3yo|4yo runs|run|running|bolts away|off", PLAIN },
  { 0, "nowhere|anywhere|place to sleep for my|the|his|her|our? toddlers|babys|babies|baby nap|naps", PLAIN },
  { 0, "blood test|tests|pressure|sugar|group|donation", PLAIN },
  { 0, "overdose|overdosing|overdosed of|on sugar|sweets|chocolate|caffeine|coffee|screen|screens|cartoons|telly|tv|"
       "pink|fun", PLAIN },
  { 0, "run|running away to the|a seaside|circus", PLAIN },
  { 0, "runaway success|train|bride|winner", PLAIN },
  { 0, "broke|broken|fell|breaking my|his|her|the|their arm|leg|wrist|finger playing|skating|climbing|football|"
       "trampoline", PLAIN },

  { 0, "first aid course|courses|class|classes|training|workshop|session *? *? *? *? *? *? choking|burns|bleeding|"
       "breathing", PLAIN },

  /* Watched, followed and told what to do */
  { ABUSE, "he|she|hes|shes|" PARTNERS " is|was|has|keeps? always|constantly|keeps|secretly|been|often? watch|watches|"
           "watching|check|checks|checking|reads|reading|monitors|monitoring|tracks|tracking|searches|searching|hacked|"
           "hacks|takes|taking all? my " KEPT, PLAIN },
  { ABUSE, "he|she|hes|shes|" PARTNERS " is|was|has|keeps? always|constantly|keeps|secretly|been|often? goes|going|"
           "looks|looking|went|gone through all? my " KEPT "|bag|handbag|drawers|things", PLAIN },
  { ABUSE, MINE " *? *? tells|telling|told|decides|dictates me? who|where i|we can|cant|am|should|may|must? see|go|"
           "speak|talk|meet|visit", PLAIN },
  { ABUSE, MINE " *? *? tells|telling|decides|dictates|chooses me? what i|we can|cant|am|should|may|must? wear|"
           "spend", PLAIN },
  { ABUSE, "tells|telling|told|convinces|convincing|convinced|makes|making|made me? think|feel|believe|thinking? that|like? "
           "im|i|ill am|was? going|imagining? mad|crazy|insane|mental|unstable|things|it $", PLAIN },
  { ABUSE, "tells|telling|told|convinces|convincing|convinced|makes|making|made me? think|feel|believe|thinking? that|like? "
           "im|i|ill am|was? going|imagining? mad|crazy|insane|mental|unstable|things and|or|so|but|because|all|every|when|if", PLAIN },
  { ABUSE, GROWN " throws|threw|throwing|chucks|chucked things|stuff|plates|objects|shoes|cups|furniture|bottles at my? "
           "mum|mums|me|us|her|him|sister|brother", PLAIN },
  { ABUSE, "tracker|airtag|airtags|spyware hidden? on|in|under my|our car|bag|handbag|phone|laptop|bedroom|"
           "coat", PLAIN },
  { ABUSE, "camera|cameras|microphone hidden? in my|our bedroom|bathroom|room", PLAIN },
  { ABUSE | NOW, "petrol|acid|fireworks|firework|lighter fluid? through|over|at the|my|our|me|us letterbox|letter|door|"
                 "house|face|window|me|us? ", PLAIN },
  { ABUSE | NOW, "held|holds|holding|put|puts|pulled|pulls|pointed|points|pointing|waved|waves|waving|swung a|the|his|"
                 "her? knife|gun|blade|scissors|machete|axe|hammer|screwdriver to|at|on|against|up me|us|my|her|his|"
                 "our", PLAIN },
  { ABUSE | NOW, "smash|smashes|smashing|smashed|kick|kicks|kicking|kicked|break|breaks|breaking|broke|batters|"
                 "battering|bashing the|my|our front|back|bedroom|bathroom? door|doors|window|windows down|in|off|"
                 "through", SURE },
  { ABUSE | CHILD, GROWN "|he|hes|she|shes is|was|comes|came|gets|got|keeps|getting? home|always|so|really|very|in? "
                   "drunk|wasted|hammered and|then|he|she? is|starts|started|keeps? smash*|hit*|kick*|punch*|break*|"
                   "throw*|shout*|scream*|threaten*|bang*|grab*|push*|swear*|rage*", PLAIN },

  /* What somebody has a child do, and how they came to know it */
  { SEXUAL | CHILD, MEN " is|keeps|has|always? makes|make|made|making|forces|forced me|her|him|us do|touch|watch "
                    "things|stuff|something i|that|to|with|dont|not|she|he|we", PLAIN },
  { SEXUAL | CHILD, "he|she|they makes|make|made|making|forces|forced me do|touch|watch|play things|stuff|it|games|"
                    "something i|that|we|im dont|didnt|not|i", PLAIN },
  { SEXUAL | CHILD, VIEWS "|nudes of? me|us|him|her|my? daughter|son|child? *? *? and|who|theyre|hes|they|he|is|now? "
                    "*? wants|want|wanting|asks|asking|demands|demanding|threatens|threatening|threatened|blackmail* "
                    "money|more|to|me|us|him|her|for|that", PLAIN },
  { CHILD, "childline|nspcc number|helpline|phone|line|advice", PLAIN },
  { CHILD | YOUNG, "childline", TOPIC },
  { SELF, "samaritans", TOPIC },
  { SEXUAL | CHILD, "blackmail|blackmails|blackmailed|blackmailing me|us|him|her|my", PLAIN },
  { SEXUAL | CHILD, KIDS "|shes|she has|is|was|keeps|wants|been|gone|went|going|secretly? to? met|meet|meeting|meets|"
                    "talking|chatting|messaging|speaking to|with? a|an|some|this|older|grown|strange? older|grown? man|"
                    "men|guy|stranger|strangers|adult off|from|on|over|through|via? a|an|the|her|his? "
                    PLACES_ONLINE, PLAIN },

  /* By somebody of the home; a small child who pushes is a small child */
  { ABUSE, PARTNERS " *? *? *? *? *? *? push|pushes|pushed|shove|shoves|shoved|drags|dragged|grabs|grabbed|slams|"
           "slammed|pins|pinned|restrains|restrained|shakes|trips me|us $", PLAIN },
  { ABUSE, PARTNERS " *? *? *? *? *? *? push|pushes|pushed|shove|shoves|shoved|drags|dragged|grabs|grabbed|slams|"
           "slammed|pins|pinned me|us around|about|and|when|if|because|again|all|every|over|so|in|into|against|a|too|"
           "while|sometimes", PLAIN },
  { ABUSE, "he|she|they shouts|screams|yells|swears|shouted|screamed at me|us and|then|or he? pushes|pushed|shoves|"
           "shoved|grabs|grabbed|drags|slaps|spits me|us|at", PLAIN },
  { ABUSE, GROWN " *? *? smashes|smashing|smashed|breaks|trashes|trashed|destroys|destroyed things|stuff|furniture|"
           "plates|everything|the|our|my", PLAIN },
  { ABUSE, MINE " *? smashed|smashes|broke|breaks|took|takes|hid|hides|grabbed|destroyed my|our|her|the phone|mobile|"
           "keys|laptop|sim so|when|because|to|if|and *? *? cant|couldnt|stop|not|from call|ring|tell|leave|phone|go|"
           "get|talk|me|us", PLAIN },
  { ABUSE | HEALTH, "he|she|they|who broke|breaks|broken|fractured|cracked|dislocated|twisted|snapped|busted my "
                    BONES, PLAIN },
  { ABUSE | HEALTH, GROWN " has|just? broke|breaks|broken|fractured|cracked|dislocated|twisted|snapped my|her|our|my? "
                    "mums|sisters|brothers? " BONES, PLAIN },
  { ABUSE, "black eye|eyes", PLAIN },
  { ABUSE, "domestic|domestik|domistic|domesic|domestc violance|vilence|violense|voilence|viloence|violece|violnce|"
           "violents|vilance|violence|abuse|abuce|abues", TOPIC },
  { ABUSE | CHILD, MINE " has|just|keeps? punched|punches|punching|kicked|slapped|slaps|stamped|headbutted|elbowed|"
                   "burnt|burned *? my|her|me|the? in|on? the|my|her? " BODY, PLAIN },
  { ABUSE | CHILD, PARTNERS " has|just|keeps? hit|hits|kicks|bit my|me in|on|across? the|my? " BODY, PLAIN },
  { CHILD, WHO_SEES " is|are|was|were|keeps|always? always|been|keeps? hit|hits|hitting|slap|slaps|slapping|beat|beats|"
           "beating|smack|smacks|smacking|punch|punching|kick|kicks|kicking|hurts|hurting|shakes|shaking|burning|"
           "starving her|his|their own|little|two|poor? " KIDS, SURE },
  { ABUSE, "being|been|get|gets|getting|am|im|is followed|watched|harassed|tracked|threatened|hunted by my|an|the|his|"
           "her|a|some? ex|exs|husband|partner|boyfriend|man|men|guy|stranger|someone|somebody|car|gang|boys|group|him|"
           "family", PLAIN },
  { ABUSE, "ex|exs|stalker|husband|ex boyfriend|husband|partner|is|keeps|has|still is|keeps|been? follow*|harass*|"
           "track*|watching me|us", PLAIN },
  { ABUSE, "im|i|am|we|were|are not|never allowed out|to leave|go|see|speak|have|the|my my|the|any|to? house|home|out|"
           "flat|family|friends|money|anyone", PLAIN },

  /* Money that is kept from somebody or spent in their name, and what they must ask for */
  { ABUSE, "he|she|husband|hubby|wife|partner|boyfriend|girlfriend|bf|gf|fiance wont|doesnt|never|not|refuses|refusing "
           "to? give|gives|giving|leave|leaves me|us any|enough|my|our|the? money|wages|benefits|housekeeping|cash|"
           "bank|penny", PLAIN },
  { ABUSE, "he|she|" PARTNERS " has|have? put|puts|took|taken|takes|got|gets|ran|run out|up|a|an|the|all|some|his|"
           "her|loads|his? a|of|the|his|her? loan|loans|debt|debts|credit|catalogue|contract|contracts|car card|cards|loan|"
           "debt? out? in|under my name", PLAIN },
  { ABUSE, "he|she|" PARTNERS " has? spends|spent|spending|takes|took|taking|keeps|kept|gambles|gambled all|every our|"
           "my|the|of|penny of|our|my|the|his? child|universal? benefit|benefits|credit|money|wages|rent|"
           "housekeeping", PLAIN },
  { ABUSE, "he|she|" PARTNERS " hides|hid|hiding|withholds the|our|all|any? money from me|us", PLAIN },
  { ABUSE, "have|has|having|made to? ask|beg him|her|my|the? " PARTNERS "|him? for any|every|some|the? money|cash|penny|"
           "permission|everything", PLAIN },
  { ABUSE, "have|has|having to ask|beg him|her for any|every|some|the? money|cash|penny|permission|everything", PLAIN },
  { ABUSE, PARTNERS " wont|doesnt|never|not|refuses let|lets|letting|allow|allows me|us to? get|take|have|learn|drive|"
           "use a|any|my|driving|to|the? job|work|lessons|drive|driving|car|phone|friends|money|college|bank", PLAIN },
  { ABUSE, "he|she|" PARTNERS " checks|checking my|our? bank|statements|receipts|spending", PLAIN },
  { ABUSE, "punch|punches|punching|punched|kick|kicks|kicked|kicking|put|smashed a|an? hole|holes in|through the|our|my? "
           "wall|walls|door|doors|bedroom|kitchen|bathroom|living", PLAIN },
  { ABUSE, PARTNERS " gets|goes|got|is|getting so|very|really|always|always? angry|mad|jealous|nasty|furious|mental when|"
           "if|because|whenever i|im|dinner|tea|the", PLAIN },
  { 0, KIDS " wont|doesnt|never|not let|lets me|us go|leave|have|sleep|work to|the|a|her|his? work|toilet|shower|"
       "bathroom|without|nursery|bed|alone|him|her", PLAIN },
  { ABUSE, "ex|exs|stalker|husband|he|hes keeps turning|showing|hanging up|round|outside|around at|outside|to|"
           "my|the|where|here|uninvited", PLAIN },

  /* Going tonight */
  { ABUSE, "need|needs|got|have|must|want to? leave|get|escape|run|go out|away? tonight|now with|before|while|and my|the|"
           "our|he|shes|hes|his|him|kids", PLAIN },
  { ABUSE, "get my|the|me|our|us and|the|my? kids|children|child|baby|us|out|away out|away|tonight *? *? before|while he|"
           "hes|his|him|my", PLAIN },
  { ABUSE, "need|have|got|must to? leave|go|run now|tonight|quick|quickly *? he|hes|before|while is|hes|he|coming|gets",
           PLAIN },

  /* Marriage, and what is done to girls */
  { ABUSE | CHILD, "made|forced|pressured|being|promised|told|has|have to marry|wed her|his|my|a|someone|somebody|an|"
                   "the|off|abroad|him|cousin", PLAIN },
  { CHILD, "going|gonna|want|wants|plan|plans|planning|trying|will|might|may|about to? cut|circumcise my|our|the|her|"
           "his|these? " KIDS "|girls|sister $", PLAIN },
  { CHILD, "going|gonna|want|wants|plan|plans|planning|trying|will|might|may|about to? cut|circumcise my|our|the|her|"
           "his|these? " KIDS "|girls|sister back|abroad|there|when|during|because|next|over|like|please", PLAIN },

  /* Their own life, and somebody else's */
  { SELF | HEALTH, "took|taken|taking|takes|swallowed|swallowing|had all|a|the|her|his|my|two|three|whole|full|entire|"
                   "lots|loads? whole|full|entire|of? packet|packets|box|boxes|bottle|bottles|strip|strips|handful|"
                   "load|loads|bunch|lot|lots of my|her|his|the|sleeping? tablets|pills|paracetamol|ibuprofen|"
                   "medication|meds|medicine|antidepressants|painkillers|codeine|aspirin", PLAIN },
  { SELF, "cut|slashed|sliced|scratched|scratches|burns|burnt her|his|my|their own? wrist|wrists|thighs|arms", PLAIN },
  { SELF, "thinking|think|thought|thoughts|urge|want|wants|feel|feeling|feels|going|keep of|about|to|like? jumping|"
          "jump $", PLAIN },
  { SELF, "thinking|think|thought|thoughts|urge|want|wants|feel|feeling|feels|going of|about|to|like? jumping|jump off|"
          "out|under|from", PLAIN },
  { NOW | ABUSE, "like|about|of|consider|imagine|imagining|want|wanted killing|murdering|stabbing|strangling|kill|"
                 "hurting him|her|them|someone|somebody|people|everyone|my|our", PLAIN },

  /* Nobody looks after them */
  { CHILD, PARENTS " goes|go|is|are|always|often|keeps|just|has|have|sometimes? out|away? and? leaves|leave|left|"
           "leaving me|us home|in|at|here? the? house|flat|home? alone|overnight", PLAIN },
  { CHILD, PARENTS " goes|go|is|are|always|often|keeps|just|has|have|sometimes? out|away? and? leaves|leave|left|"
           "leaving me|us home|in|at|here? on|by my|our|myself|ourselves", PLAIN },
  { CHILD, PARENTS " goes|went|been|has|is gone|been|goes|out|away? for days|weeks", PLAIN },
  { CHILD, "havent|hasnt|have|not not? eaten|ate|had *? *? *? *? *? neither|nor have|has|my|the my|the? " KIDS, PLAIN },
  { CHILD, "nobody|noone|one|never|not|doesnt|dont|wont look|looks|looking|care|cares|caring after|for me|us|them|her|"
           "his|my|the " KIDS "? $", PLAIN },
  { CHILD, "nobody|noone looks|looking|cares|caring after|for me|us|them|him|her", PLAIN },

  /* In few words, or the other way round */
  { ABUSE | CHILD, "chock|chocks|chocked|chockd|chocking " THEM, PLAIN },
  { ABUSE | CHILD, "made|forced|pressured to get? married|engaged", PLAIN },
  { ABUSE | CHILD, "being|been|be|was|were|is|am|im|shes made|forced|pressured to marry", PLAIN },
  { ABUSE | CHILD, "marry|marrying her|him|me|us|them|my|our sister|daughter|girl|cousin? off", PLAIN },
  { ABUSE, "ex|exs|stalker follow*|harass*|stalks|watches|tracks me|us", PLAIN },
  { ABUSE, "ex|exs|stalker wont|doesnt|not|never leave me|us alone", PLAIN },
  { CHILD | NOW, "knife|knives|blade|machete|gun|weapon in|under|inside his|her|their school? bag|room|pocket|pockets|"
                 "jacket|coat|bed|pillow|locker|rucksack|backpack|mattress", PLAIN },
  { CHILD, "wants|want|plans|plan|planning|going|insists|trying to|on have|get|having|getting her|them|my|our|the|"
           "girls daughter|daughters|girl|girls|niece|granddaughter? cut|circumcised $", PLAIN },
  { CHILD, "have|has|having the cut $", PLAIN },
  { CHILD, "have|has|having the cut back|abroad|when|at|overseas|in africa|somalia|sudan|gambia|egypt|kenya|nigeria|"
           "home|village?", PLAIN },
  { HEALTH | NOW, "floppy|limp|convulsing baby|newborn|toddler|child|infant", PLAIN },
  { HEALTH | NOW, "baby|newborn|toddler|child|infant|son|daughter|hes|shes is|was|went|goes|gone|has|very|all|gone|so? "
                  "gone|all|very|so? floppy|limp|convulsing", PLAIN },
  { HEALTH | NOW, "baby|newborn|toddler|child|infant|son|daughter|hes|shes is|was|keeps|started|still? fits|fitting "
                  "$", PLAIN },
  { HEALTH, "bleeding|spotting early|while|whilst|heavily? pregnan*", PLAIN },
  { HEALTH, "pregnan* and|with|but|there|theres|now there|theres|i|ive|is|have|some|got|see? is|got|some|see|seen|lots|"
            "have? of? blood|bleeding|spotting", PLAIN },
  { HEALTH, "swallowed|drank|drunk|drinking a|some|the? blech|bleech|bleatch|bleche", PLAIN },
  { HOME, "kids|children|family are? sleeping|living in|out the|a|our|my|of? car|van|tent|street|streets $", SURE },
  { HOME, "kids|children|family are|have? sleeping|sleep|slept|living|live in|out the|a|our|my|of? car|van|tent|street|"
          "streets tonight|and|because|since|now", SURE },

  { 0 },
};
