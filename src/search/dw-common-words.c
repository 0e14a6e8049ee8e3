/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-common-words.h"

#include <stdlib.h>
#include <string.h>

enum { SHORTEST_BASE = 3, LONGEST_WORD = 32 };

/* In the order of their bytes. */
static const char *const words[] = {
  "able", "about", "above", "acid", "across", "act", "add", "afford", "after", "again", "age", "ago", "agree", "air",
  "alive", "almost", "along", "already", "also", "always", "amount", "angry", "animal", "answer", "anybody", "anything",
  "anywhere", "apart", "appear", "arm", "arrive", "ask", "asleep", "away", "awful", "back", "bad", "bag", "bake",
  "ball", "band", "bang", "bank", "bar", "bare", "base", "bath", "bathe", "batteries", "battery", "bear", "beat",
  "become", "bed", "bee", "beg", "begin", "behave", "behind", "believe", "belong", "bend", "best", "better", "between",
  "big", "bike", "bill", "bird", "bite", "bitten", "bitter", "black", "blame", "blanket", "bleach", "bleed", "blind",
  "blood", "blow", "blue", "board", "boat", "body", "boil", "bomb", "bone", "book", "boot", "bore", "borrow", "boss",
  "bother", "bottle", "bottom", "bounce", "bowl", "box", "brain", "brave", "bread", "break", "breath", "breathe",
  "bridge", "bright", "bring", "broke", "broken", "brown", "bruise", "brush", "bubble", "build", "bully", "bump",
  "burn", "bus", "busy", "butter", "button", "buy", "cake", "call", "calm", "came", "camp", "candle", "car", "card",
  "care", "careful", "carpet", "carry", "cat", "catch", "cause", "chair", "change", "chase", "cheap", "check", "cheese",
  "chess", "chew", "chicken", "chip", "choke", "choose", "circle", "city", "clap", "clean", "clear", "climb", "clock",
  "close", "clothes", "cloud", "coat", "coffee", "cold", "collect", "colour", "comb", "come", "cook", "cool", "copy",
  "corner", "cost", "cough", "count", "cover", "cow", "crash", "crawl", "crazy", "cream", "cross", "crowd", "cruel",
  "cry", "cup", "cut", "dad", "damp", "dance", "danger", "dark", "date", "daughter", "dead", "deal", "dear", "deep",
  "desk", "die", "dig", "dinner", "dirty", "dish", "disturb", "dog", "doll", "done", "door", "doubt", "down", "drag",
  "drank", "draw", "drawn", "dream", "dress", "drink", "drive", "driven", "drop", "drown", "drum", "drums", "drunk",
  "dry", "duck", "dummy", "dump", "dust", "each", "early", "earn", "earth", "easy", "eat", "eaten", "egg", "else",
  "empty", "end", "enemy", "enjoy", "enough", "evening", "ever", "every", "everybody", "everyone", "everything",
  "everywhere", "evil", "exam", "except", "excite", "expect", "eye", "face", "fact", "fade", "fail", "faint", "fair",
  "fall", "fallen", "false", "far", "farm", "fast", "fat", "fault", "favour", "fear", "feed", "feel", "feet", "fell",
  "felt", "fence", "few", "field", "fight", "fill", "film", "find", "fine", "finger", "finish", "fire", "fish", "fit",
  "fix", "flash", "flat", "flew", "floor", "flow", "flower", "fly", "fold", "follow", "food", "fool", "foot", "forget",
  "forgot", "forgotten", "fork", "fought", "found", "fresh", "friend", "fright", "frog", "front", "froze", "frozen",
  "fruit", "full", "fun", "funny", "fuss", "game", "garage", "garden", "gave", "gentle", "get", "ghost", "gift", "give",
  "given", "glad", "glass", "glue", "goat", "god", "gold", "gone", "good", "got", "grab", "grass", "grave", "great",
  "green", "grew", "grey", "ground", "grow", "grown", "guess", "guilty", "gun", "guy", "hair", "half", "hammer", "hand",
  "handle", "hang", "happen", "happy", "hard", "hat", "hate", "head", "hear", "heard", "heart", "heat", "heavy", "held",
  "help", "hid", "hide", "high", "hill", "hit", "hold", "hole", "holiday", "holy", "honest", "hope", "horrible",
  "horse", "hospital", "hot", "hour", "hug", "huge", "hungry", "hurry", "hurt", "ice", "idea", "ill", "inside",
  "instead", "iron", "itch", "jacket", "jam", "jealous", "job", "join", "joke", "juice", "jump", "jungle", "just",
  "keen", "keep", "kept", "kettle", "key", "kick", "kill", "kind", "king", "kiss", "kitchen", "kitten", "knee", "knew",
  "knife", "knock", "knot", "know", "known", "lady", "laid", "lamp", "land", "large", "last", "late", "laugh", "law",
  "lay", "lazy", "lead", "leaf", "lean", "learn", "leave", "led", "left", "leg", "lemon", "lend", "less", "let",
  "letter", "lid", "lie", "life", "lift", "light", "like", "lip", "list", "listen", "little", "live", "loaf",
  "location", "lock", "lonely", "long", "look", "loose", "lose", "lost", "lotion", "loud", "love", "low", "luck",
  "luggage", "lump", "lunch", "mad", "magic", "magnet", "make", "male", "man", "manage", "many", "map", "march", "mark",
  "market", "marry", "mask", "match", "matter", "maybe", "meal", "mean", "meat", "meet", "melt", "mess", "message",
  "met", "middle", "mile", "milk", "mind", "mine", "mirror", "miss", "mistake", "mix", "moan", "money", "monkey",
  "monster", "moon", "more", "morning", "most", "mother", "mouse", "mouth", "move", "mud", "mug", "mum", "muscle",
  "music", "must", "nail", "naked", "name", "nap", "narrow", "nasty", "near", "neat", "neck", "needle", "neighbour",
  "nervous", "nest", "never", "new", "news", "next", "nice", "night", "nightmare", "nobody", "nod", "noise", "noisy",
  "none", "nose", "nothing", "notice", "now", "nowhere", "nurse", "oak", "odd", "off", "often", "old", "once", "onion",
  "only", "open", "orange", "order", "other", "ours", "outside", "oven", "over", "owe", "own", "oxygen", "pack", "page",
  "paid", "pain", "paint", "pair", "pan", "panic", "pants", "paper", "parcel", "pardon", "park", "part", "party",
  "pass", "past", "paste", "path", "pay", "pea", "peace", "peel", "pen", "pencil", "penny", "people", "pepper",
  "perfect", "pet", "phone", "piano", "pick", "picture", "pie", "piece", "pig", "pile", "pill", "pillow", "pink",
  "pipe", "place", "plan", "plant", "plate", "play", "please", "plenty", "plug", "pocket", "point", "poison", "polite",
  "poo", "pool", "poor", "poorly", "pop", "pot", "potato", "pound", "pour", "power", "pram", "pray", "prefer", "press",
  "pretend", "pretty", "price", "prince", "prison", "prize", "promise", "proper", "proud", "prove", "pull", "punch",
  "pupil", "purple", "purse", "push", "put", "puzzle", "queen", "question", "queue", "quick", "quiet", "quite",
  "rabbit", "race", "radio", "rain", "ran", "rang", "raw", "reach", "read", "ready", "real", "really", "reason", "red",
  "refund", "refuse", "remember", "rent", "repair", "repeat", "reply", "rest", "return", "ribbon", "rice", "rich",
  "rid", "ride", "right", "ring", "rip", "rise", "river", "road", "roar", "rob", "rock", "rode", "roll", "roof", "room",
  "root", "rope", "rotten", "rough", "round", "row", "royal", "rub", "rubber", "rubbish", "rude", "ruin", "rule", "run",
  "rung", "rush", "sad", "safe", "said", "salad", "salt", "same", "sand", "sandwich", "sang", "sat", "sauce", "save",
  "saw", "say", "scald", "scare", "scarf", "school", "scissors", "score", "scratch", "scream", "screw", "sea", "search",
  "seat", "second", "secret", "see", "seed", "seem", "seen", "sell", "send", "sent", "serve", "settle", "seven",
  "several", "sew", "shade", "shadow", "shake", "shaken", "shall", "shame", "shampoo", "shape", "share", "sharp",
  "shed", "sheep", "sheet", "shelf", "shell", "shine", "ship", "shirt", "shiver", "shock", "shoe", "shook", "shoot",
  "shop", "short", "shot", "shoulder", "shout", "shove", "show", "shower", "shrink", "shut", "shy", "sick", "side",
  "sigh", "sign", "silent", "silly", "silver", "sing", "sink", "sister", "sit", "skin", "skip", "skirt", "sky", "slam",
  "slap", "sleep", "slept", "slice", "slide", "slip", "slit", "slow", "smack", "small", "smash", "smell", "smile",
  "smoke", "smooth", "snack", "snake", "snap", "snow", "soak", "soap", "sock", "soft", "sold", "some", "somebody",
  "someone", "something", "sometimes", "somewhere", "song", "soon", "sore", "sorry", "sort", "sound", "soup", "sour",
  "space", "spade", "speak", "spell", "spend", "spent", "spice", "spider", "spill", "spin", "spit", "spoil", "spoke",
  "spoken", "spoon", "spot", "spread", "spring", "square", "squash", "squeeze", "stab", "stairs", "stamp", "stand",
  "star", "stare", "start", "starve", "stay", "steal", "steam", "steel", "steep", "step", "stick", "sticky", "stiff",
  "still", "sting", "stir", "stole", "stolen", "stomach", "stone", "stood", "stop", "storm", "story", "stove",
  "straight", "strange", "straw", "street", "stretch", "strict", "string", "strip", "strong", "stuck", "study", "stuff",
  "stupid", "such", "suck", "sudden", "sugar", "suit", "summer", "sun", "supper", "suppose", "sure", "surprise",
  "swallow", "swam", "swap", "sweat", "sweep", "sweet", "swell", "swim", "swing", "switch", "sword", "table", "tail",
  "take", "taken", "talk", "tall", "tap", "taste", "taught", "tax", "tea", "teach", "team", "tear", "teeth", "tell",
  "ten", "tent", "test", "thank", "thick", "thief", "thin", "thing", "think", "thirsty", "thought", "thread", "threw",
  "throat", "throw", "thrown", "thumb", "ticket", "tidy", "tie", "tiger", "tight", "till", "time", "tin", "tiny", "tip",
  "tire", "toast", "today", "toe", "together", "toilet", "told", "tomato", "tomorrow", "tongue", "tonight", "took",
  "tool", "tooth", "top", "torch", "tore", "torn", "touch", "tough", "towel", "tower", "town", "toy", "track", "trade",
  "traffic", "train", "tray", "treat", "tree", "trick", "trip", "trouble", "trousers", "true", "trust", "truth", "try",
  "turn", "twice", "two", "ugly", "umbrella", "uncle", "under", "understand", "unhappy", "until", "upset", "use",
  "usual", "vacuum", "van", "vegetable", "very", "violin", "visit", "voice", "volcano", "vomit", "wait", "wake", "walk",
  "wall", "want", "war", "warm", "wash", "waste", "watch", "water", "wave", "way", "weak", "wear", "weather", "wed",
  "wedding", "weed", "week", "weigh", "weird", "well", "went", "wet", "wheel", "while", "whisper", "whistle", "white",
  "who", "whole", "why", "wide", "wife", "wild", "will", "win", "wind", "window", "wine", "wing", "winter", "wipe",
  "wire", "wise", "wish", "without", "witness", "woke", "woken", "wolf", "woman", "wonder", "wood", "wool", "word",
  "wore", "work", "world", "worm", "worn", "worry", "worse", "worst", "worth", "wound", "wrap", "wrist", "write",
  "written", "wrong", "wrote", "yard", "year", "yell", "yellow", "yesterday", "yet", "young", "zip", "zoo",
};

/* What is said without its apostrophe. */
static const char *const short_forms[] = {
  "arent", "cant", "couldnt", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent", "hes", "im", "isnt", "ive", "mustnt", "shes", "shouldnt", "thats",
  "theres", "theyre", "theyve", "wasnt", "werent", "weve", "whats", "wheres", "whos", "wont", "wouldnt", "youre", "youve", NULL,
};

typedef struct { const char *typed; const char *meant; } Misspelt;

/* Everyday words as people often write them, that lie nearer to some word of a directory: "nite" to "site". In the order of their bytes. */
static const Misspelt misspelt[] = {
  { "allways", "always" }, { "anythin", "anything" }, { "apointment", "appointment" }, { "babys", "baby" }, { "becos", "because" },
  { "becuz", "because" }, { "beleive", "believe" }, { "brocken", "broken" }, { "brothr", "brother" }, { "chidren", "children" },
  { "childern", "children" }, { "daugter", "daughter" }, { "dauther", "daughter" }, { "diffrent", "different" }, { "evning", "evening" },
  { "evry", "every" }, { "evryday", "everyday" }, { "fone", "phone" }, { "freind", "friend" }, { "freinds", "friends" },
  { "frend", "friend" }, { "frends", "friends" }, { "hous", "house" }, { "hungrey", "hungry" }, { "hurtin", "hurting" },
  { "litle", "little" }, { "luv", "love" }, { "mony", "money" }, { "mornin", "morning" }, { "munny", "money" }, { "nite", "night" },
  { "nites", "nights" }, { "nobdy", "nobody" }, { "nuffin", "nothing" }, { "nuthin", "nothing" }, { "peaple", "people" },
  { "peple", "people" }, { "realy", "really" }, { "shopin", "shopping" }, { "skool", "school" }, { "sleping", "sleeping" },
  { "slepping", "sleeping" }, { "somethin", "something" }, { "somone", "someone" }, { "somthing", "something" },
  { "sumone", "someone" }, { "sumthing", "something" },
  { "thier", "their" }, { "tierd", "tired" }, { "tomorow", "tomorrow" }, { "tonite", "tonight" }, { "truble", "trouble" },
  { "untill", "until" }, { "waitin", "waiting" }, { "wating", "waiting" }, { "wen", "when" }, { "wich", "which" }, { "wiv", "with" },
  { "wot", "what" }, { "wurried", "worried" },
};

/* Words of the field as people often write them, which nobody means, whatever a beginning of them finds: "referal" is no "refer". In the order of their bytes. */
static const Misspelt misspelt_field[] = {
  { "accomodation", "accommodation" }, { "adress", "address" }, { "anxeity", "anxiety" }, { "anxity", "anxiety" },
  { "assesment", "assessment" }, { "assesments", "assessments" }, { "autisim", "autism" }, { "autisum", "autism" },
  { "behavoir", "behaviour" }, { "behavour", "behaviour" }, { "benfits", "benefits" }, { "benifit", "benefit" },
  { "benifits", "benefits" }, { "berevement", "bereavement" }, { "breastfeading", "breastfeeding" }, { "councelling", "counselling" },
  { "counciling", "counselling" }, { "councilling", "counselling" }, { "dissability", "disability" }, { "dissabled", "disabled" },
  { "domestik", "domestic" }, { "domistic", "domestic" }, { "homless", "homeless" }, { "nursary", "nursery" }, { "nusery", "nursery" },
  { "pregant", "pregnant" }, { "pregnent", "pregnant" }, { "referal", "referral" }, { "referals", "referrals" },
  { "refered", "referred" }, { "referel", "referral" }, { "refferal", "referral" }, { "seperated", "separated" },
  { "seperation", "separation" }, { "speach", "speech" }, { "theropy", "therapy" }, { "voilence", "violence" }, { "voilent", "violent" },
};

/* Endings, and what stands in their place in the word itself: "baking" is bake, "worried" worry. Some double the letter before: "hitting". */
static const struct { const char *ending; const char *instead; gboolean doubles; } endings[] = {
  { "ing", "", TRUE }, { "ing", "e", FALSE }, { "ied", "y", FALSE }, { "ed", "", TRUE }, { "ed", "e", FALSE }, { "ies", "y", FALSE }, { "es", "", FALSE },
  { "s", "", FALSE }, { "er", "", TRUE }, { "er", "e", FALSE }, { "est", "", TRUE }, { "ly", "", FALSE }, { "y", "", TRUE },
};

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return strcmp (a, *(const char *const *) b);
}

static gboolean
is_word (const char *text)
{
  return bsearch (text, words, G_N_ELEMENTS (words), sizeof *words, compare) != NULL;
}

static gboolean
is_base_of (const char *text,
            gsize       length,
            const char *instead,
            gboolean    doubles)
{
  char base[LONGEST_WORD + 4];

  if (length < SHORTEST_BASE || length > LONGEST_WORD)
    return FALSE;

  memcpy (base, text, length);
  memcpy (base + length, instead, strlen (instead) + 1);
  if (is_word (base))
    return TRUE;

  if (!doubles || length <= SHORTEST_BASE || base[length - 1] != base[length - 2])
    return FALSE;

  base[length - 1] = '\0';
  return is_word (base);
}

gboolean
dw_common_words_have (const char *word)
{
  gsize length = strlen (word);

  if (is_word (word) || g_strv_contains (short_forms, word))
    return TRUE;

  /* What ends in "s" takes "es": "chesss" is a mistake. */
  if (g_str_has_suffix (word, "sss"))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (word, endings[i].ending)
        && is_base_of (word, length - strlen (endings[i].ending), endings[i].instead, endings[i].doubles))
      return TRUE;

  return FALSE;
}

static int
compare_misspelt (gconstpointer typed,
                  gconstpointer entry)
{
  return strcmp (typed, ((const Misspelt *) entry)->typed);
}

gboolean
dw_common_words_is_misspelt (const char *word)
{
  return bsearch (word, misspelt_field, G_N_ELEMENTS (misspelt_field), sizeof *misspelt_field, compare_misspelt)
         != NULL;
}

const char *
dw_common_words_find_meant (const char *word)
{
  const Misspelt *found
      = bsearch (word, misspelt_field, G_N_ELEMENTS (misspelt_field), sizeof *misspelt_field, compare_misspelt);

  if (found == NULL)
    found = bsearch (word, misspelt, G_N_ELEMENTS (misspelt), sizeof *misspelt, compare_misspelt);

  return found != NULL ? found->meant : NULL;
}
