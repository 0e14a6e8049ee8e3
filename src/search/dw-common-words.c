/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-common-words.h"

#include <stdlib.h>
#include <string.h>

enum { SHORTEST_BASE = 3, LONGEST_WORD = 32 };

/* In the order of their bytes. */
static const char *const words[] = {
  "able", "about", "above", "account", "acid", "across", "act", "add", "address", "admit", "adult", "advert",
  "afford", "after", "again", "age", "ago", "agree", "aim", "air", "alarm", "alive", "almost", "alone", "along",
  "already", "also", "always", "amaze", "amount", "anger", "angry", "animal", "ankle", "announce", "annoy", "answer",
  "anybody", "anything", "anywhere", "apart", "appear", "argue", "arm", "army", "arrest", "arrive", "artist", "aside",
  "ask", "asleep", "attempt", "attend", "attract", "audience", "aunt", "author", "average", "avoid", "awake", "aware",
  "away", "awful", "back", "bad", "badge", "bag", "bake", "balance", "ball", "balloon", "band", "bang", "bank", "bar",
  "bare", "base", "basket", "bath", "bathe", "batteries", "battery", "beach", "bear", "beard", "beat", "beauty",
  "become", "bed", "bee", "beg", "begin", "behave", "behind", "belief", "believe", "belong", "belt", "bend", "best",
  "bet", "better", "between", "big", "bike", "bill", "bird", "birth", "bite", "bitten", "bitter", "black", "blame",
  "blanket", "bleach", "bleed", "blind", "blood", "blow", "blue", "blush", "board", "boast", "boat", "body", "boil",
  "bomb", "bone", "book", "boot", "bore", "borrow", "boss", "bother", "bottle", "bottom", "bounce", "bowl", "box",
  "bracelet", "brain", "branch", "brave", "bread", "break", "breath", "breathe", "breeze", "brick", "bride", "bridge",
  "bright", "bring", "broke", "broken", "broom", "brown", "bruise", "brush", "bubble", "bucket", "budget", "build",
  "builder", "bulb", "bully", "bump", "bunch", "burden", "burn", "bury", "bus", "busy", "butter", "button", "buy",
  "cabin", "cage", "cake", "calendar", "call", "calm", "came", "camera", "camp", "cancel", "candle", "captain", "car",
  "card", "care", "careful", "carpet", "carry", "castle", "cat", "catch", "cause", "ceiling", "celebrate", "cell",
  "century", "chain", "chair", "chalk", "champion", "chance", "change", "chaos", "charge", "charm", "chart", "chase",
  "chat", "cheap", "cheat", "check", "cheer", "cheese", "chef", "cherry", "chess", "chest", "chew", "chicken",
  "chief", "chin", "chip", "chocolate", "choke", "choose", "church", "cinema", "circle", "city", "claim", "clap",
  "clash", "clean", "clear", "clever", "client", "cliff", "climb", "clock", "close", "clothes", "cloud", "clown",
  "coach", "coast", "coat", "coconut", "coffee", "coin", "cold", "collar", "collect", "college", "colour", "comb",
  "come", "comfort", "comment", "commit", "compare", "compete", "complain", "complete", "concert", "confess",
  "confuse", "connect", "consider", "constant", "contain", "contest", "continue", "contract", "convince", "cook",
  "cookie", "cool", "copy", "corner", "cost", "cotton", "couch", "cough", "count", "country", "couple", "courage",
  "cousin", "cover", "cow", "crack", "crane", "crash", "crawl", "crazy", "cream", "create", "creature", "credit",
  "crew", "crime", "crisp", "crop", "cross", "crowd", "crown", "cruel", "crumb", "crush", "cry", "cup", "cupboard",
  "cure", "curious", "curl", "curtain", "curve", "custom", "cut", "dad", "daily", "damage", "damp", "dance", "danger",
  "dare", "dark", "date", "daughter", "dead", "deal", "dear", "decade", "decide", "declare", "decorate", "deep",
  "delay", "delete", "delicious", "deliver", "demand", "deny", "depend", "describe", "desert", "deserve", "desire",
  "desk", "destroy", "detail", "develop", "device", "dial", "diary", "dice", "die", "differ", "dig", "digital",
  "dinner", "dirt", "dirty", "disagree", "disappear", "disappoint", "discover", "discuss", "disease", "disgust",
  "dish", "distance", "disturb", "divide", "dizzy", "dog", "doll", "done", "door", "double", "doubt", "down", "dozen",
  "draft", "drag", "drank", "draw", "drawer", "drawn", "dread", "dream", "dress", "drift", "drill", "drink", "drive",
  "driven", "drop", "drown", "drum", "drummer", "drums", "drunk", "dry", "duck", "duke", "dull", "dummy", "dump",
  "dust", "duty", "dwell", "each", "eager", "early", "earn", "earth", "ease", "easy", "eat", "eaten", "echo", "edge",
  "effect", "effort", "egg", "elbow", "electric", "elephant", "else", "embarrass", "emerge", "emotion", "empty",
  "encourage", "end", "enemy", "engine", "enjoy", "enormous", "enough", "enter", "entrance", "equal", "error",
  "escape", "evening", "event", "ever", "every", "everybody", "everyone", "everything", "everywhere", "evil", "exam",
  "example", "except", "excite", "excuse", "exist", "exit", "expect", "expensive", "experience", "expert", "explain",
  "explode", "explore", "extra", "extreme", "eye", "face", "fact", "factory", "fade", "fail", "faint", "fair", "fake",
  "fall", "fallen", "false", "familiar", "famous", "fan", "fancy", "fantastic", "far", "farm", "fashion", "fast",
  "fat", "fault", "favour", "fear", "feather", "feature", "feed", "feel", "feet", "fell", "felt", "fence", "fetch",
  "fever", "few", "field", "fierce", "fight", "fill", "film", "final", "find", "fine", "finger", "finish", "fire",
  "fish", "fist", "fit", "fix", "flag", "flame", "flash", "flat", "flavour", "flea", "flesh", "flew", "flip", "float",
  "flood", "floor", "flour", "flow", "flower", "flu", "fluff", "fly", "focus", "fog", "fold", "follow", "food",
  "fool", "foot", "foreign", "forest", "forever", "forget", "forgive", "forgot", "forgotten", "fork", "form",
  "fortune", "forward", "fought", "found", "fountain", "fox", "frame", "frantic", "freak", "freeze", "fresh",
  "fridge", "friend", "fright", "frighten", "frog", "front", "froze", "frozen", "fruit", "frustrate", "fuel", "full",
  "fun", "funny", "furious", "furniture", "fuss", "future", "gain", "game", "gang", "garage", "garden", "garlic",
  "gas", "gate", "gather", "gave", "gear", "general", "generous", "gentle", "get", "ghost", "giant", "gift", "giggle",
  "giraffe", "give", "given", "glad", "glance", "glare", "glass", "glimpse", "globe", "glory", "glove", "glue",
  "goal", "goat", "god", "gold", "gone", "good", "gorgeous", "gossip", "got", "grab", "grade", "gradually", "grain",
  "grand", "grass", "grateful", "grave", "gravy", "great", "greedy", "green", "greet", "grew", "grey", "grief",
  "grin", "grip", "groan", "ground", "grow", "grown", "guard", "guess", "guest", "guide", "guilt", "guilty", "guitar",
  "gun", "guy", "gym", "habit", "hair", "hairdresser", "half", "hammer", "hand", "handbag", "handle", "handsome",
  "hang", "happen", "happy", "harbour", "hard", "harm", "haste", "hat", "hate", "haunt", "hawk", "head", "headache",
  "heal", "health", "heap", "hear", "heard", "heart", "heat", "heavy", "heel", "held", "helmet", "help", "hero",
  "hesitate", "hid", "hide", "high", "hill", "hit", "hobby", "hold", "hole", "holiday", "holy", "honest", "honey",
  "hook", "hope", "horn", "horrible", "horror", "horse", "hospital", "host", "hot", "hotel", "hotline", "hour",
  "howl", "hug", "huge", "humble", "humour", "hundred", "hungry", "hunt", "hurricane", "hurry", "hurt", "husband",
  "ice", "idea", "ignore", "ill", "imagine", "immediate", "impossible", "impress", "improve", "inch", "include",
  "increase", "innocent", "insect", "inside", "insist", "instead", "insult", "invent", "invite", "iron", "island",
  "issue", "itch", "jacket", "jam", "jaw", "jealous", "jelly", "jewel", "job", "join", "joke", "journey", "joy",
  "judge", "jug", "juice", "jump", "jungle", "junior", "jury", "just", "justice", "kangaroo", "keen", "keep", "kept",
  "kettle", "key", "keyboard", "kick", "kidnap", "kidney", "kill", "kind", "king", "kiss", "kitchen", "kitten",
  "knee", "knew", "knife", "knit", "knock", "knot", "know", "known", "ladder", "lady", "laid", "lake", "lamb", "lamp",
  "land", "landlord", "lane", "language", "lap", "laptop", "large", "last", "late", "laugh", "laundry", "law", "lawn",
  "lawyer", "lay", "layer", "lazy", "lead", "leaf", "league", "leak", "lean", "leap", "learn", "leather", "leave",
  "lecture", "led", "left", "leg", "lemon", "lend", "less", "lesson", "let", "letter", "liar", "liberty", "library",
  "licence", "lick", "lid", "lie", "life", "lift", "light", "like", "limit", "lion", "lip", "liquid", "list",
  "listen", "litter", "little", "live", "lizard", "load", "loaf", "loan", "local", "location", "lock", "log",
  "lonely", "long", "look", "loose", "lose", "lost", "lotion", "loud", "lounge", "love", "low", "loyal", "luck",
  "lucky", "luggage", "lump", "lunch", "lung", "luxury", "machine", "mad", "magic", "magnet", "mail", "main", "major",
  "make", "makeup", "male", "man", "manage", "manner", "many", "map", "marble", "march", "margin", "mark", "market",
  "marry", "mask", "mass", "master", "match", "mate", "matter", "mattress", "maximum", "maybe", "mayor", "meadow",
  "meal", "mean", "meat", "medal", "medicine", "meet", "melon", "melt", "member", "memory", "mention", "menu",
  "mercy", "merry", "mess", "message", "met", "metal", "method", "middle", "midnight", "mild", "mile", "milk",
  "million", "mince", "mind", "mine", "minimum", "minor", "minute", "miracle", "mirror", "misery", "miss", "mission",
  "mistake", "mix", "moan", "mobile", "model", "modern", "moment", "money", "monkey", "monster", "mood", "moon",
  "moral", "more", "morning", "mosquito", "most", "mother", "motor", "mount", "mountain", "mouse", "moustache",
  "mouth", "move", "mud", "mug", "mum", "murder", "muscle", "museum", "mushroom", "music", "must", "mystery", "nail",
  "naked", "name", "nap", "narrow", "nasty", "nation", "native", "nature", "naughty", "navy", "near", "neat", "neck",
  "needle", "neighbour", "neither", "nephew", "nervous", "nest", "net", "network", "never", "new", "news", "next",
  "nice", "niece", "night", "nightclub", "nightmare", "nobody", "nod", "noise", "noisy", "none", "normal", "nose",
  "nothing", "notice", "novel", "now", "nowhere", "number", "nurse", "nut", "oak", "oath", "obey", "object",
  "observe", "obtain", "obvious", "occasion", "ocean", "odd", "off", "offend", "offer", "office", "often", "oil",
  "old", "omit", "once", "onion", "only", "open", "opinion", "oppose", "orange", "order", "ordinary", "organ",
  "other", "ought", "ours", "outfit", "outline", "outside", "oven", "over", "owe", "own", "owner", "oxygen", "pace",
  "pack", "paddle", "page", "paid", "pain", "paint", "pair", "palace", "pale", "palm", "pan", "panda", "panic",
  "pants", "paper", "parade", "paradise", "parcel", "pardon", "park", "part", "party", "pass", "passenger",
  "passport", "password", "past", "paste", "patch", "path", "patience", "pause", "pavement", "paw", "pay", "pea",
  "peace", "peach", "peanut", "pebble", "pedal", "peel", "pen", "pencil", "penny", "pension", "people", "pepper",
  "perfect", "perform", "perhaps", "period", "permit", "persuade", "pet", "petrol", "phone", "photo", "piano", "pick",
  "picture", "pie", "piece", "pig", "pigeon", "pile", "pill", "pillow", "pilot", "pinch", "pink", "pipe", "pirate",
  "pitch", "pity", "pizza", "place", "plain", "plan", "planet", "plant", "plastic", "plate", "platform", "play",
  "please", "pleasure", "plenty", "plug", "plumber", "pocket", "poem", "poet", "poetry", "point", "poison", "police",
  "policy", "polite", "politics", "pollen", "pond", "pony", "poo", "pool", "poor", "poorly", "pop", "popcorn",
  "popular", "porridge", "portion", "possess", "possible", "post", "pot", "potato", "pound", "pour", "powder",
  "power", "practice", "praise", "pram", "pray", "predict", "prefer", "prepare", "present", "president", "press",
  "pretend", "pretty", "prevent", "previous", "price", "pride", "priest", "prince", "princess", "print", "prison",
  "private", "prize", "probably", "problem", "produce", "profit", "progress", "promise", "proof", "proper", "protest",
  "proud", "prove", "provide", "public", "pudding", "pull", "pump", "punch", "punish", "pupil", "puppet", "puppy",
  "purchase", "pure", "purple", "purpose", "purse", "push", "put", "puzzle", "pyramid", "quality", "quantity",
  "quarrel", "quarter", "queen", "question", "queue", "quick", "quiet", "quit", "quite", "quiz", "rabbit", "race",
  "radio", "rage", "railway", "rain", "rainbow", "raise", "ran", "random", "rang", "range", "rapid", "rare", "rather",
  "raw", "razor", "reach", "react", "read", "ready", "real", "really", "reason", "receipt", "recent", "recipe",
  "record", "recover", "red", "reduce", "refund", "refuse", "regret", "regular", "reject", "relate", "relax",
  "release", "rely", "remain", "remark", "remember", "remind", "remove", "rent", "repair", "repeat", "replace",
  "reply", "report", "rescue", "research", "respect", "respond", "rest", "restaurant", "result", "retire", "return",
  "reveal", "revenge", "reverse", "reward", "rhythm", "ribbon", "rice", "rich", "rid", "riddle", "ride", "ridiculous",
  "right", "ring", "riot", "rip", "ripe", "rise", "risk", "rival", "river", "road", "roar", "roast", "rob", "robot",
  "rock", "rocket", "rode", "role", "roll", "romance", "roof", "room", "root", "rope", "rotten", "rough", "round",
  "route", "row", "royal", "rub", "rubber", "rubbish", "rude", "ruin", "rule", "ruler", "rumour", "run", "rung",
  "rush", "rust", "sacred", "sacrifice", "sad", "saddle", "safe", "said", "sail", "salad", "salary", "sale", "salt",
  "same", "sample", "sand", "sandal", "sandwich", "sang", "sat", "satisfy", "sauce", "sausage", "save", "saw", "say",
  "scald", "scare", "scarf", "scene", "scent", "schedule", "school", "science", "scissors", "score", "scratch",
  "scream", "screen", "screw", "sea", "search", "seat", "second", "secret", "secure", "see", "seed", "seek", "seem",
  "seen", "seize", "select", "selfish", "sell", "send", "senior", "sense", "sensible", "sent", "sentence", "separate",
  "series", "serve", "settle", "seven", "several", "severe", "sew", "shade", "shadow", "shake", "shaken", "shall",
  "shallow", "shame", "shampoo", "shape", "share", "shark", "sharp", "shed", "sheep", "sheet", "shelf", "shell",
  "shelter", "shield", "shift", "shine", "ship", "shirt", "shiver", "shock", "shoe", "shook", "shoot", "shop",
  "shore", "short", "shot", "shoulder", "shout", "shove", "show", "shower", "shrink", "shrug", "shut", "shy", "sick",
  "side", "sigh", "sign", "signal", "silence", "silent", "silk", "silly", "silver", "similar", "simple", "sincere",
  "sing", "single", "sink", "sister", "sit", "sketch", "skill", "skin", "skip", "skirt", "sky", "slam", "slap",
  "sleep", "sleeve", "slept", "slice", "slide", "slight", "slim", "slip", "slit", "slope", "slow", "smack", "small",
  "smart", "smash", "smell", "smile", "smoke", "smooth", "snack", "snail", "snake", "snap", "sneeze", "sniff", "snow",
  "soak", "soap", "soccer", "society", "sock", "sofa", "soft", "soil", "sold", "soldier", "solid", "solution",
  "solve", "some", "somebody", "someone", "something", "sometimes", "somewhere", "song", "soon", "sore", "sorrow",
  "sorry", "sort", "soul", "sound", "soup", "sour", "source", "space", "spade", "spare", "spark", "speak", "special",
  "speed", "spell", "spend", "spent", "spice", "spider", "spill", "spin", "spirit", "spit", "split", "spoil", "spoke",
  "spoken", "sponge", "spoon", "spot", "spray", "spread", "spring", "squad", "square", "squash", "squeeze",
  "squirrel", "stab", "stable", "stadium", "staff", "stage", "stain", "stair", "stairs", "stale", "stamp", "stand",
  "star", "stare", "start", "starve", "state", "station", "statue", "stay", "steady", "steak", "steal", "steam",
  "steel", "steep", "steer", "step", "stick", "sticky", "stiff", "still", "sting", "stir", "stitch", "stole",
  "stolen", "stomach", "stone", "stood", "stool", "stop", "storage", "store", "storm", "story", "stove", "straight",
  "strain", "strange", "straw", "stream", "street", "strength", "stretch", "strict", "strike", "string", "strip",
  "strong", "struggle", "stuck", "student", "study", "stuff", "stupid", "style", "subject", "succeed", "such", "suck",
  "sudden", "suffer", "sugar", "suggest", "suit", "suitcase", "summer", "sun", "sunny", "sunset", "supper", "supply",
  "suppose", "sure", "surface", "surgeon", "surname", "surprise", "surround", "survey", "survive", "suspect",
  "swallow", "swam", "swap", "swear", "sweat", "sweep", "sweet", "swell", "swim", "swing", "switch", "sword",
  "symbol", "sympathy", "system", "table", "tail", "take", "taken", "talent", "talk", "tall", "tap", "target",
  "taste", "taught", "tax", "taxi", "tea", "teach", "team", "tear", "tease", "teeth", "tell", "temper", "temple",
  "tempt", "ten", "tennis", "tent", "terrible", "terrify", "test", "thank", "theatre", "theft", "theme", "theory",
  "thick", "thief", "thin", "thing", "think", "thirsty", "thorn", "thought", "thousand", "thread", "threat", "threw",
  "throat", "throne", "throw", "thrown", "thumb", "thunder", "ticket", "tickle", "tide", "tidy", "tie", "tiger",
  "tight", "tile", "till", "timber", "time", "tin", "tiny", "tip", "tire", "title", "toast", "today", "toe",
  "together", "toilet", "told", "tomato", "tomb", "tomorrow", "tongue", "tonight", "took", "tool", "tooth", "top",
  "torch", "tore", "torn", "tortoise", "total", "touch", "tough", "tour", "towel", "tower", "town", "toy", "trace",
  "track", "trade", "tradition", "traffic", "tragedy", "trail", "train", "tram", "translate", "transport", "trap",
  "trash", "tray", "treasure", "treat", "tree", "trend", "trial", "tribe", "trick", "trip", "triumph", "trouble",
  "trousers", "truck", "true", "trumpet", "trust", "truth", "try", "tube", "tune", "tunnel", "turkey", "turn",
  "turtle", "twice", "twig", "twin", "twist", "two", "type", "ugly", "umbrella", "uncle", "under", "understand",
  "unhappy", "uniform", "union", "unique", "universe", "until", "unusual", "upper", "upset", "urge", "use", "useful",
  "usual", "vacuum", "vague", "vain", "valley", "value", "van", "vanish", "variety", "vase", "vegetable", "vehicle",
  "veil", "verb", "version", "very", "victory", "view", "village", "violin", "virtue", "vision", "visit", "vital",
  "vivid", "vocabulary", "voice", "volcano", "volume", "vomit", "vote", "voyage", "vulgar", "wage", "waist", "wait",
  "waiter", "wake", "walk", "wall", "wallet", "wander", "want", "war", "warm", "warn", "wash", "waste", "watch",
  "water", "wave", "wax", "way", "weak", "wealth", "weapon", "wear", "weather", "wed", "wedding", "weed", "week",
  "weep", "weigh", "weight", "weird", "welcome", "well", "went", "wet", "whale", "wheat", "wheel", "while", "whip",
  "whisper", "whistle", "white", "who", "whole", "why", "wicked", "wide", "widow", "wife", "wild", "will", "willing",
  "win", "wind", "window", "wine", "wing", "wink", "winter", "wipe", "wire", "wisdom", "wise", "wish", "witch",
  "without", "witness", "woke", "woken", "wolf", "woman", "wonder", "wood", "wool", "word", "wore", "work",
  "workshop", "world", "worm", "worn", "worry", "worse", "worst", "worth", "wound", "wrap", "wreck", "wrestle",
  "wrist", "write", "written", "wrong", "wrote", "yacht", "yard", "yawn", "year", "yell", "yellow", "yesterday",
  "yet", "yoga", "young", "youth", "zebra", "zip", "zone", "zoo",
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
