/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-urgent-english-private.h"

#define BABY "baby|babies|newborn|infant"
#define SITTING_STILL "car|van"
#define WHERE_TO_SLEEP "my|our|the|a|his|her|their? " SITTING_STILL
#define BREAKING "cant|cannot|not"
/* What somebody fears that they may do, and to whom. */
#define HARM \
  "hurt|harm|hit|shake|slap|smack|smother|suffocate|strangle|kill|throw|drown|stab|attack|punch|squeeze|abuse|injure|" \
  "neglect|snap|explode"
#define HARMING \
  "hurting|harming|hitting|shaking|slapping|smothering|suffocating|strangling|killing|throwing|drowning|stabbing|" \
  "abusing"
#define TO_FEAR "scared|afraid|frightened|terrified|petrified|worried|worry|fear|scares|panicking"

/* What streets and places to play are, and nobody's home is. */
#define THINGS \
  "road|roads|street|streets|route|routes|lane|lanes|path|paths|pavement|pavements|crossing|crossings|cycle|cycling|" \
  "bike|bikes|traffic|playground|playgrounds|park|parks|swing|swings|slide|equipment|toy|toys|cot|cots|buggy|pram"
#define LOSING "lose|losing|snap|snapping|explode|exploding|flip|flipping"
#define CRYING "cry|cries|crying|scream|screams|screaming|howling|wailing"

const DwUrgentPattern dw_urgent_english_family[] = {
  /* What only sounds so */
  { 0, THINGS " is|are|was|feels|feel|just|really? not|isnt|arent|wasnt|dont|doesnt feel|be? safe|unsafe", PLAIN },
  { 0, "not|isnt|arent safe|safer enough? " THINGS, PLAIN },
  { 0, "hide and|n|go seek", PLAIN },
  { 0, "cut out|short", PLAIN },
  { 0, "go|walk|get|travel home alone|unaided|independently from|after school|college|nursery|club", PLAIN },
  { 0, "rapped at|on|over|along|with|about|in", PLAIN },
  { 0, "baby|toddler|newborn|kitten|cat grabs|grabbed|grabbing|squeezes|pulls|pulling *? my|me|at", PLAIN },
  { 0, "throw|throwing|throws|threw|chuck|chucking a|my|our|the|her|this? baby shower|party|sprinkle|clothes|things|"
       "stuff|gate|bottles", PLAIN },
  { 0, "throw|throwing|throws|threw the baby out with", PLAIN },
  { 0, "life insurance|story|drawing|skills|coach|coaching", PLAIN },
  /* Where a small child sleeps by day; somebody who has no bed says "with my baby", or whose car it is. */
  { 0, KIDS "|he|she|hes|shes|only|ever|not|wont|doesnt|dont|isnt|falls|fell is|was|keeps|only|ever|wont|not|always|"
       "just? fall|falling? sleep|sleeps|sleeping|nap|naps|napping|asleep in|on " WHERE_TO_SLEEP, PLAIN },
  { 0, "sleep|sleeps|sleeping|nap|naps|napping|asleep in|on " WHERE_TO_SLEEP " seat|seats|journey|journeys|ride|"
       "rides", PLAIN },

  /* Hands on a neck, and what is mistyped of the worst */
  { ABUSE | NOW, "grab|grabs|grabbed|grabbing|squeeze|squeezes|squeezed|squeezing|pin|pins|pinned|press|presses|"
                 "pressed me|us|him|her? by|round|around|on? my|her|his|our|the neck|throat|windpipe", PLAIN },
  { ABUSE | NOW, "held|hold|holds|holding|got|gets|had|took|takes me|us|him|her by|round|around the|my|her|his neck|"
                 "throat", PLAIN },
  { SEXUAL | CHILD, "rapped|rapd|raep|raeped|rapeing|rapping " THEM, PLAIN },
  { SEXUAL | CHILD, "rapped|rapd|raep|raeped|rapeing|rapping my|our|his|her " KIDS "|sister|friend|mum|mother|wife|"
                    "cousin", PLAIN },
  { SEXUAL | CHILD, "am|im|is|was|been|being|be|got|get|gets|getting|were rapped|rapd|raeped", PLAIN },
  { SEXUAL | CHILD, "sexualy|sexully|sexualley|sexaully abus*|assault*|asault*|assult*|exploit*|touch*|harass*|harras*|"
                    "harm*", PLAIN },
  { SEXUAL | CHILD, "sexual|sexually asault*|assult*|asult*|harras*|abuce*", PLAIN },
  { ABUSE | CHILD, ADULTS " hits|beats|slaps|punches|strangles|chokes|rapes|batters $", PLAIN },
  { ABUSE | CHILD, ADULTS " hits|beats|slaps|punches|strangles|chokes|rapes|batters when|if|all|every|and|because|"
                   "again|sometimes|often|hard|daily|always", PLAIN },

  /* Someone who wants pictures of a child */
  { SEXUAL | CHILD, "someone|somebody|man|men|guy|guys|stranger|strangers|online|boy|boys|person|people|snapchat|"
                    "instagram|tiktok|roblox|discord|internet|whatsapp|game|chat|he is|are|was|has|have|keeps|keep|who|"
                    "that|on|met? is|keeps|been? online? ask|asks|asked|asking|want|wants|wanted|wanting|beg|begs|"
                    "begging|demand|demands|demanding|pressur*|tell|tells|told|telling|make|makes|making|made me|my|"
                    "our|her|him|the|a? " KIDS "|me? for|to? send|take|share|show? him|them|me? some|more|of|his|her|"
                    "private? " VIEWS "|selfie|selfies", PLAIN },
  { SEXUAL | CHILD, "ask|asks|asked|asking|want|wants|wanted|begging|demanding|pressur* me|my|our|her|him|the|a? " KIDS
                    "|me? for|to? send|take|share|show? him|them? some|more|of|his|her? " VIEWS "|selfie|selfies "
                    "online|on", PLAIN },

  /* At the end of their strength. Behind "cant go on" may stand a holiday, so what may follow is named. */
  { SELF, BREAKING " go|carry on $", PLAIN },
  { SELF, "cant|cannot go|carry on im|i|please|help|without|it|living|much|any|anymore|with? this|life|everything|like|"
          "longer", PLAIN },
  { SELF, "cant|cannot|couldnt|can not? take|bear|stand|handle|cope|face|do|manage it|this|with|life|living|things|"
          "everything? it|this|life|everything? anymore|anylonger", PLAIN },
  { SELF, "cant|cannot|couldnt|can not? take|bear|stand|handle|cope|face|do|manage it|this|with|life|living|things|"
          "everything? it|this|life|everything? any|no|much more|longer", PLAIN },
  { SELF, "cant|cannot take|face it|life $", PLAIN },
  { SELF, "hate|hates|hating|hated|detest|despise my|her|his|our|their|this|own? own? life", PLAIN },
  { SELF, "hate|hates|hating|loathe|loathes|despise " OWN, PLAIN },
  { SELF, "hate|hates|hating living|existing", PLAIN },
  { SELF, "hate|hates being alive", PLAIN },
  { SELF, "had|have|ive enough of life|living|everything", PLAIN },

  /* What only sounds so */
  { 0, "hit|hits my|the|our child|baby|kids benefit|limit|care|tax|maintenance|bank|weight|milestones|bed|teenage|"
       "teens", PLAIN },

  /* A parent who fears what they may do to a child, or says what they should not feel alone */
  { PARENT | CHILD, TO_FEAR " *? that? of? i|ill|im might|may|could|will|would|going|gonna|am|about|ill|id? going|"
                    "about|gonna|just|end|actually|really|be|too? to|up? *? " HARM "|" HARMING " *? him|her|them|my|"
                    "the|our|a|someone|somebody|it|at|and|with", PLAIN },
  { PARENT | CHILD, TO_FEAR " of " HARMING " him|her|them|my|the|our", PLAIN },
  { PARENT | CHILD, "i|im|ill|ive|id am|was|have|keep|just|really|so|actually? might|may|could|will|would|going|gonna|"
                    "about|nearly|almost|want|wanted|tempted|feel|felt|keep|keeps|came? close|going|gonna|wanting|"
                    "like? to? just? hurt|harm|hit|shake|slap|smack|smother|suffocate|strangle|kill|drown|stab|punch|"
                    "shook|slapped|smothered|" HARMING " my|the|our|this own|new|little|two|three? " BABY "|" KIDS "|"
                    "two|three|four|year|month|week", PLAIN },
  { PARENT | CHILD, "i|ive just|nearly|almost|have|keep|keeps? hurt|hit|slapped|shook|shaken|smacked|punched|bit|"
                    "harmed|strangled|shaking|hitting|slapping|smacking|hurting my|our own|little|two? " BABY "|"
                    KIDS, PLAIN },
  { PARENT | CHILD, "thoughts|thinking|thought|think|images|image|urge|urges|visions|dreams|dreaming|impulse|impulses "
                    "of|about|to " HARM "|" HARMING " him|her|them|my|the|our " BABY "|" KIDS "? $", PLAIN },
  { PARENT | CHILD, "thoughts|thinking|thought|think|images|image|urge|urges|visions|dreams|dreaming|impulse|impulses "
                    "of|about|to " HARM "|" HARMING " my|the|our " BABY "|" KIDS, PLAIN },
  { PARENT, "dont|not|cant|never trust myself with|around|alone|near|not", PLAIN },
  { PARENT, TO_FEAR " of what i|ill|im *? will|might|may|could|would|am|do|capable", PLAIN },
  { CHILD, "throw|throws|threw|throwing|thrown|chuck|chucks|chucked|chucking|hurl|fling|flung|launch my|the|our|this|a|"
           "her|his " BABY " $", PLAIN },
  { CHILD, "throw|throws|threw|throwing|thrown|chuck|chucks|chucked|chucking|hurl|fling|flung|launch my|the|our|this|a|"
           "her|his " BABY "|" KIDS " out|off|down|against|across|at|from|through|in|into|on|over of|from? the|a|my? "
           "window|windows|wall|balcony|floor|stairs|bridge|room|sofa|cot|bed|roof|door|river", PLAIN },
  { CHILD, "strangle|suffocate|smother|choke|slap|hit|punch|kill|murder|dump|abandon|hurl my|the|our|this|a "
           BABY, PLAIN },
  { CHILD, "hate|hating|hated|resent|resenting|regret|regretting|loathe|despise having? my|the|our|this " BABY "|child|"
           "kid|kids|children|son|daughter|toddler|stepson|stepdaughter $", PLAIN },
  { CHILD, "hate|hating|hated|resent|resenting|regret|regretting|loathe|despise having? my|the|our|this " BABY "|child|"
           "kid|kids|children|son|daughter|toddler and|i|im|so|but|because|anymore|help|he|she|wont|hes|shes|sometimes|"
           "right|who", PLAIN },
  { CHILD, "dont|cant|not|never|didnt want|love|like|feel|bond with|for|like|any? love? for? my|the|our|this " BABY " "
           "$", PLAIN },

  /* Hungry children */
  { CHILD, "nobody|noone|isnt|arent|never|doesnt|wont|dont feeds|feed|fed|feeding him|her|them|" KIDS, PLAIN },
  { CHILD, "no one feeds|feed|fed|feeding him|her|them|" KIDS, PLAIN },
  { CHILD, "nobody|noone|isnt|arent|never|doesnt|wont|dont feeds|feed|fed|feeding my|the|those|these|his|her|their "
           KIDS, PLAIN },
  { CHILD, "no one feeds|feed|fed|feeding my|the|those|these|his|her|their " KIDS, PLAIN },
  { CHILD, "nobody|noone is|are|has|was feeding|fed|looked|looking after? my|the|those|these|his|her|their? " KIDS "|"
           "brother|sister", PLAIN },
  { CHILD, "no one is|are|has|was feeding|fed|looked|looking after? my|the|those|these|his|her|their? " KIDS "|brother|"
           "sister", PLAIN },
  { CHILD, "brother|sister|boy|girl|child|nephew|niece is|was|gets|keeps? locked in his|her|their|a|the? room|bedroom|"
           "cupboard|cellar|shed", PLAIN },
  { HOME, "mum|dad|parents|family|they will|are|is|want|wants|might|gonna|threatening|threatened going|threatening|"
          "gonna? to? throw|kick|chuck|boot me out", SURE },
  { CHILD, "foster|fostered|looked|adopted child|son|daughter|boy|girl|kid told|tells|disclosed|said me|something|"
           "things something|things|what|about about|her|his|happened", PLAIN },
  { SEXUAL | CHILD, "teacher|tutor|coach|trainer|imam|priest|instructor|driver|carer|lodger|uncle|stepdad is|was|keeps|"
                    "has? been? being|acting? weird|creepy|touchy|flirty|flirting with|to|towards|around me|my|her|"
                    "him", PLAIN },
  { SEXUAL, "sex for|instead|in of|exchange|return? for? rent|a|the? rent|room|bed|deposit|food|money", PLAIN },
  { CHILD, KIDS "|he|she|they|we|brother|sister havent|hasnt|have|has|not not? eaten|ate|eat $", PLAIN },
  { CHILD, KIDS "|he|she|they|we|brother|sister havent|hasnt|have|has|not not? eaten|ate|eat all|for|in|since|today|"
           "yesterday|anything|tonight|properly|a|because|now|any", PLAIN },
  { CHILD, KIDS "|they|we|he|she have|has|had|got|with|theres nothing|no to|food|dinner eat|today|tonight|since|"
           "yesterday|all|for today|tonight|since|yesterday|days|all|2|two|days|a", PLAIN },

  /* A child whom a parent is afraid of */
  { ABUSE, "scared|frightened|afraid|terrified|petrified of my|our|own *? *? *? " KIDS " $", PLAIN },
  { ABUSE, "scared|frightened|afraid|terrified|petrified of my|our|own *? *? *? " KIDS " and|he|she|when|because|hes|"
           "shes|who|hitting|hurting|shouting|temper|anger|rage|violence|violent|anymore|now|attacking|so|as|"
           "at", PLAIN },

  /* A parent who is about to hurt somebody */
  { PARENT | CHILD, CRYING " *? *? *? *? *? *? going|gonna|gunna|about|close|ready|gna to? " LOSING, PLAIN },
  { PARENT | CHILD, CRYING " *? *? *? *? *? *? *? losing it|control", PLAIN },
  { PARENT | CHILD, CRYING " *? *? *? *? *? *? *? losing my mind|temper|rag|head|patience|sanity", PLAIN },
  { PARENT | CHILD, "losing it|control|patience *? *? *? *? *? *? " CRYING, PLAIN },
  { PARENT | CHILD, "losing my mind|temper|rag|head|patience|sanity *? *? *? *? *? *? " CRYING, PLAIN },
  { PARENT | CHILD, "about|close|going|gonna|gunna|gna|near|ready to? " LOSING " it? with|at|on|over my|the|our? " KIDS,
    PLAIN },
  { PARENT | CHILD, "so|really|very|that angry|furious|raging|mad with|at my|the|our? baby|babies|newborn|twins", PLAIN },

  /* A child who is afraid at home, or has none to go to */
  { ABUSE | CHILD, ADULTS "|he|she|they|hes|shes|theyre is|are|was|keeps|just|really? scaring|frightening|terrifying|"
                   "terrorising me|us", PLAIN },
  { ABUSE | CHILD, "my|our parents|" ADULTS " really|always|sometimes? scare|frighten|terrify|scares|frightens me|us",
    PLAIN },
  { ABUSE | CHILD, ADULTS "|he|she|they is|are|gets|get|goes|becomes|turns|can so|really|very|quite|a|bit|be? "
                   "so|really|very|quite|a|bit? scary|frightening|terrifying when|at|if|with|drunk|after", PLAIN },
  { ABUSE | CHILD, ADULTS "|he|she|they *? *? *? angry|mad|furious|drunk|shouting|shouts|raging *? i|we hide|hides|hid|"
                   "run|lock", PLAIN },
  { ABUSE | CHILD, "i|we cant|cannot|carnt go|come|return back? home $", PLAIN },
  { ABUSE | CHILD, "i|we cant|cannot|carnt go|come|return back? home because|he|hes|she|shes|they|theyre|until|tonight|"
                   "anymore|its|im|to|with|hell", PLAIN },
  { ABUSE | CHILD, "i dont want|wanna|like to? go|going back? home", PLAIN },
  { HOME, "im|am|i not allowed back? home", PLAIN },

  /* A parent who takes the children */
  { ABUSE | CHILD, MINE " *? *? *? *? tried|trying|tries|attempted to take|snatch|grab|get my|our|the|his|her? " KIDS
                   "|them|him|her $", PLAIN },
  { ABUSE | CHILD, "tried|trying|tries|attempted to snatch|abduct|kidnap my|our|the|his|her? " KIDS "|them|him|her",
    PLAIN },
  { ABUSE | CHILD, "turned|turns|showed|shows|came|comes up? at|to|outside|in the|my|their|his|her|our? school|schools|"
                   "nursery|house|door|work|playground|club *? *? *? *? take|snatch|grab|took my|our|the|his|her? " KIDS
                   "|them|him|her", PLAIN },
  { ABUSE | CHILD, MINE " has|have|had|just|then? snatched|abducted|kidnapped my|our|the|his|her? " KIDS "|them|him|her",
    PLAIN },
  { ABUSE | CHILD, MINE " has|is|have|had|just? kept|keeps|keeping my|our|the|his|her? " KIDS "|them|him|her *? *? *? *? "
                   "*? wont|refuses|refusing|not to? answer|answering|return|returning|bring|bringing|give|giving|tell",
    PLAIN },

  /* A girl who is taken where she is to be cut */
  { CHILD, "abroad|overseas|africa|somalia|sudan|gambia|egypt|kenya|nigeria|sierra|leone|mali|guinea|eritrea|ethiopia|"
           "iraq|indonesia *? *? *? *? *? be|get|getting|being|gets cut|circumcised", PLAIN },
  { CHILD, "have|get|getting|having my|our|the|her|his|their daughter|daughters|girl|girls|niece|nieces|granddaughter "
           "done back|abroad|overseas", PLAIN },

  /* A car to sleep in */
  { HOME, "sleeping|living|sleep|slept|live in|out|on " WHERE_TO_SLEEP " $", PLAIN },
  { HOME, "we|i|im|us|family|have|had|having|to|been|were|are|am|mum|forced sleep|slept|sleeping|live|living|lived in|"
          "out|from of? " WHERE_TO_SLEEP, PLAIN },
  { HOME, "sleep|slept|sleeping|live|living|lived in|out|from of? " WHERE_TO_SLEEP " with|and|tonight|because|since|"
          "for|now|again|as my|the|her|his|our|two|three|2|3|4|a? " KIDS "|family|i|nights|days|weeks|tonight|nowhere|"
          "no|we|im", SURE },
  { HOME, "me|i|we|us|mum and|with|plus my|the|our|two|2|3? " KIDS " are|is|sleeping|living|have|been? sleeping|living|"
          "slept|sleep in|out of? " WHERE_TO_SLEEP, SURE },

  { 0 },
};
