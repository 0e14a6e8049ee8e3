/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-urgent-private.h"

/*
 * The gravest words in languages of London: hit, raped, wants to die, not breathing, police. No native speaker has
 * looked at them yet. Every pattern is folded as dw_text_words() folds, so without accents; what folding keeps apart
 * ("ł" and "l") stands both ways where people type both. Chinese has no spaces: parts of a sentence stand there.
 */

#define NOW DW_URGENT_NOW
#define CHILD DW_URGENT_CHILD
#define ABUSE DW_URGENT_ABUSE
#define SELF DW_URGENT_SELF
#define HEALTH DW_URGENT_HEALTH
#define SEXUAL DW_URGENT_SEXUAL

#define PLAIN DW_URGENT_PLAIN

/* "Ring me", in several writings, "I miss you so", "killing with laughter". */
const char *const dw_urgent_harmless[] = {
  "打我电话", "打我電話", "打我手机", "打我手機", "打我的电话", "打我的電話", "打我的手机", "打我的手機", "打我座机", "打我微信", "想死你", "笑死", NULL,
};

const DwUrgentPattern dw_urgent_languages[] = {
  /* Polish */
  { ABUSE | CHILD, "maz|mezem|partner|chłopak|chlopak|ojciec|tata|ojczym|konkubent bije|bił|bil|pobił|pobil|uderzył|"
                   "uderzyl|kopie|dusi|katuje|zneca", PLAIN },
  { ABUSE | CHILD, "mnie|nas|dziecko|dzieci|corke|syna bije|bija|bił|bil|pobił|pobil|uderzył|uderzyl|"
                   "uderza|kopie|kopnał|kopnal|dusi|dusił|dusil|katuje|szarpie|grozi|molestuje", PLAIN },
  { ABUSE | CHILD, "bije|pobił|pobil|uderzył|uderzyl|uderza|kopie|kopnał|kopnal|dusi|katuje|grozi|"
                   "krzywdzi mnie|mi|nas|dziecko|dzieci|moje|moja|mojego|corke|syna|zone", PLAIN },
  { ABUSE | CHILD, "zneca sie? nade|nad|sie", PLAIN },
  { ABUSE, "przemoc domowa|domowej|w", PLAIN },
  { ABUSE | CHILD, "jestem|byłam|bylam|jestesmy|sa bita|bity|bite|bici|maltretowana|ponizana|zastraszana", PLAIN },
  { ABUSE, "boje sie meza|go|partnera|chłopaka|ojca|ojczyma|zony", PLAIN },
  { NOW | ABUSE, "chce|grozi|zabije mnie|nas|ze? zabic|zabije", PLAIN },
  { SELF, "chce|chciałbym|chciałabym|probował|probowała sie|sobie? zabic|umrzec|powiesic|odebrac", PLAIN },
  { SELF, "zabije|zabic|powiesze sie", PLAIN },
  { SELF, "nie|mi chce|mi sie? zyc", PLAIN },
  { SELF, "samoboj*", PLAIN },
  { SEXUAL | CHILD, "gwałci|zgwałc*|zgwalc*|molestuje|molestował*|molestowal*", PLAIN },
  { NOW, "policja|policje|policji pomocy|pomoc|ratunku|prosze", PLAIN },
  { NOW, "pomocy|pomoc|ratunku|wezwij|wezwijcie|zadzwon na? po? policja|policje|policji", PLAIN },
  { HEALTH | NOW, "nie|przestał|przestało|przestal oddycha|oddychac", PLAIN },

  /* Romanian */
  { ABUSE | CHILD, "sotul|sot|barbatul|barbatu|iubitul|prietenul|tata|tatal|concubinul meu? bate|loveste|batut|"
                   "palmuieste|stranguleaza", PLAIN },
  { ABUSE | CHILD, "ma|ne|te bate|bat|loveste|lovesc|palmuieste|stranguleaza|ameninta|agreseaza|violeaza|"
                   "abuzeaza|chinuie", PLAIN },
  { ABUSE | CHILD, "m|ma|ne a|au batut|lovit|palmuit|agresat|amenintat|strans|violat|abuzat", PLAIN },
  { ABUSE | CHILD, "bate|loveste|batut|lovit copilul|copiii|fiica|fiul|sotia|mama|fata|baiatul", PLAIN },
  { ABUSE, "violenta domestica|in", PLAIN },
  { ABUSE | CHILD, "sunt|eram|am|este|suntem fost? batuta|batut|batute|batuti|abuzata|agresata|maltratata", PLAIN },
  { ABUSE, "frica|teama de sot|sotul|el|tata|iubitul|partener|partenerul|mama", PLAIN },
  { NOW | ABUSE, "ma|ne omoara|omoare|ucida", PLAIN },
  { SELF, "vreau|vrea|vreu|imi|vine sa? mor|moara|omor|omoare|sinucid|sinucida", PLAIN },
  { SELF, "sa ma|se omor|sinucid|sinucida", PLAIN },
  { SELF, "nu mai|vreau vreau|mai sa? traiesc", PLAIN },
  { SELF, "sinucid*|sinucig*", PLAIN },
  { SEXUAL | CHILD, "m|ma|a|fost violat|violata|violeaza|agresat|agresata|molestat|molestata", PLAIN },
  { NOW, "ajutor|chemati|sunati|cheama|suna la? politie|politia", PLAIN },
  { NOW, "politia|politie ajutor", PLAIN },
  { HEALTH | NOW, "nu mai? respira", PLAIN },

  /* Spanish */
  { ABUSE | CHILD, "marido|esposo|pareja|novio|padre|papa|padrastro pega|pego|golpea|golpeo|maltrata|ahorca|"
                   "abofetea", PLAIN },
  { ABUSE | CHILD, "me|nos|le pega|pego|pegan|golpea|golpeo|golpean|maltrata|maltrato|agrede|agredio|"
                   "amenaza|amenazo|ahorca|ahorco|estrangula|patea|abofetea|cachetea|empuja|empujo", PLAIN },
  { ABUSE | CHILD, "me|nos|le esta|ha|han|sigue|estaba pegando|golpeando|pegado|golpeado|maltratando|"
                   "maltratado|violando|violado|amenazando|amenazado", PLAIN },
  { ABUSE | CHILD, "pega|golpea|maltrata|pego|golpeo a mi|mis|nuestros|nuestro|los|su|sus hijo|hija|hijos|"
                   "hijas|nino|nina|ninos|madre|mama|bebe", PLAIN },
  { ABUSE, "violencia domestica|genero|machista|intrafamiliar|de", PLAIN },
  { ABUSE, "violencia familiar", PLAIN },
  { ABUSE, "violencia en|em|na dentro|de|mi|la|el|minha|a? casa|hogar|familia", PLAIN },
  { ABUSE, "tengo|tenemos miedo de|a|al mi|el? marido|esposo|pareja|novio|ex|padre|padrastro|el", PLAIN },
  { NOW | ABUSE, "quiere|va|voy|dice|amenaza a|con|que? matarme|matarnos|matar", PLAIN },
  { SELF, "quiero|quiere|quisiera|ganas|voy a|de? morir|morirme|matarme|suicidarme|morirse|matarse|"
          "suicidarse", PLAIN },
  { SELF, "no quiero|quiere|puedo seguir|mas? vivir|viviendo", PLAIN },
  { SEXUAL | CHILD, "me|nos violo|viola|violaron|manosea|manoseo|toquetea", PLAIN },
  { SEXUAL | CHILD, "abusa|abuso|abusaron|abusan de mi|ella|el|mis", PLAIN },
  { NOW, "ayuda|socorro|auxilio|llama|llame|llamen|llamar|necesito a|la? la? policia", PLAIN },
  { NOW, "policia ayuda|socorro|auxilio", PLAIN },
  { HEALTH | NOW, "no|dejo puede|de? respira|respirar", PLAIN },

  /* Portuguese */
  { ABUSE | CHILD, "marido|esposo|companheiro|namorado|pai|padrasto bate|bateu|agride|agrediu|espanca|espancou|"
                   "maltrata", PLAIN },
  { ABUSE | CHILD, "me|nos bate|bateu|agride|agrediu|machuca|machucou|ameaca|ameacou|espanca|espancou|"
                   "enforca|enforcou|maltrata|empurra|empurrou", PLAIN },
  { ABUSE | CHILD, "bate|bateu|batem|agride|agrediu|espanca em? mim|me|nos|no|na|nas|meu|minha|minhas|"
                   "meus|o|a? filho|filha|filhos|criancas|mae|bebe", PLAIN },
  { ABUSE | CHILD, "bate|bateu|bater em|a|me mim|me", PLAIN },
  { ABUSE | CHILD, "bate|bateu|agride|agrediu|ameaca me|nos", PLAIN },
  { ABUSE, "violencia domestica", PLAIN },
  { ABUSE, "tenho medo do|dele|da meu|minha? marido|namorado|companheiro|pai|padrasto|ex|dele", PLAIN },
  { NOW | ABUSE, "vai|quer|ameaca me? matar me", PLAIN },
  { SELF, "quero|quer|vou|vontade de? me? morrer|matar|suicidar|matarme|suicidarme", PLAIN },
  { SELF, "nao quero|quer mais? viver", PLAIN },
  { SEXUAL | CHILD, "me|fui|ele estuprou|violou|violada|estuprada|violado|abusou|abusa", PLAIN },
  { NOW, "ajuda|socorro|chamem|chama|chame|chamar a? policia", PLAIN },
  { NOW, "policia ajuda|socorro", PLAIN },
  { HEALTH | NOW, "nao|parou esta|de? a? respira|respirar", PLAIN },

  /* French */
  { ABUSE | CHILD, "mari|conjoint|copain|compagnon|pere|papa frappe|bat|tape|cogne|etrangle|gifle|violent", PLAIN },
  { ABUSE | CHILD, "me|nous frapp*|bat|battu|battue|tabasse|gifle|etrangle|maltraite|menace|cogne|"
                   "violente|brutalise", PLAIN },
  { ABUSE | CHILD, "suis|etais|etait|est|ete|sommes battue|battues|frappee|frappees|maltraitee|violentee|giflee|"
                   "tabassee", PLAIN },
  { ABUSE | CHILD, "m|ma|nous a|ont? frappe|frappee|battu|battue|gifle|giflee|etrangle|etranglee|menacee|"
                   "tabasse|tabassee|cogne|agressee", PLAIN },
  { ABUSE | CHILD, "mari|copain|conjoint|pere|mere|il|elle|ex me|nous tape|touche|etrangle", PLAIN },
  { ABUSE | CHILD, "mari|copain|conjoint|pere|mere|il|elle|ex me|nous fait mal|peur", PLAIN },
  { ABUSE | CHILD, "bat|frappe|tape|maltraite mes|les|mon|ma|nos|ses|notre enfants|enfant|fils|fille|mere|"
                   "bebe", PLAIN },
  { ABUSE, "violence|violences conjugale|conjugales|domestique|domestiques|familiale|familiales", PLAIN },
  { ABUSE, "peur de|du mon? mari|conjoint|copain|pere|ex|lui|beau|compagnon", PLAIN },
  { NOW | ABUSE, "veut|va me|nous tuer", PLAIN },
  { SELF, "veux|veut|envie|voudrais|vais de? mourir|crever", PLAIN },
  { SELF, "veux|vais|envie de? me tuer|suicider|pendre", PLAIN },
  { SELF, "veut|va|envie de? se tuer|suicider|pendre", PLAIN },
  { SELF, "envie|veux|veut plus? de? vivre", PLAIN },
  { SELF, "plus envie|veux de? vivre", PLAIN },
  { SEXUAL | CHILD, "ma|m|me|ete|il|s a? viole|violee|abuse|abusee|agressee sexuellement?", PLAIN },
  { SEXUAL | CHILD, "viol|violee|violer", PLAIN },
  { NOW, "secours|aidez|aide|appelez|appeler|appelle|besoin moi|de? la? police", PLAIN },
  { NOW, "police secours|aide|aidez|vite", PLAIN },
  { HEALTH | NOW, "respire|respirer pas|plus", PLAIN },

  /* Italian */
  { ABUSE | CHILD, "marito|compagno|fidanzato|padre|papa picchia|mena|maltratta|strangola|violento", PLAIN },
  { ABUSE | CHILD, "mi|ci picchia|picchiano|mena|maltratta|minaccia|strangola|colpisce|aggredisce|"
                   "schiaffeggia|spinge", PLAIN },
  { ABUSE | CHILD, "mi|ci ha|hanno|sta picchiato|picchiata|colpito|colpita|violentato|violentata|stuprato|"
                   "stuprata|menato|minacciato|minacciata|aggredito|aggredita|picchiando", PLAIN },
  { ABUSE | CHILD, "picchia|mena|maltratta i|il|mio|mia|miei|nostri|suo|la? miei|mio|mia|figli|figlio|"
                   "figlia|bambini|bambino|bambina|mamma", PLAIN },
  { ABUSE, "violenza domestica|familiare", PLAIN },
  { ABUSE, "paura di|del mio? marito|lui|compagno|padre|fidanzato|ex|partner", PLAIN },
  { NOW | ABUSE, "vuole|minaccia di? uccidermi|ammazzarmi", PLAIN },
  { SELF, "voglio|vorrei|vuole|voglia di? morire|uccidermi|suicidarmi|ammazzarmi|uccidersi|suicidarsi|"
          "ammazzarsi", PLAIN },
  { SELF, "non voglio|vuole piu? vivere", PLAIN },
  { SEXUAL | CHILD, "mi violenta|stupra|stuprato|molesta", PLAIN },
  { NOW, "aiuto|chiamate|chiama|chiamare la? polizia|carabinieri", PLAIN },
  { NOW, "polizia aiuto", PLAIN },
  { HEALTH | NOW, "non respira", PLAIN },

  /* Turkish */
  { ABUSE | CHILD, "kocam|koca|esim|babam|sevgilim|nisanlim cok|hep|surekli? dov*|tokatl*|vuruyor|tekmel*", PLAIN },
  { ABUSE | CHILD, "beni|bizi|cocugumu|cocuklarimi|cocuklari|annemi|kizimi|oglumu surekli|cok|hep|her|"
                   "gun? dov*|tekmel*|tokatl*|bog*|tehdit|hirpali*|yumruk*", PLAIN },
  { ABUSE | CHILD, "bana|bize|cocuguma|cocuklarima vur*|saldir*|siddet|tokat", PLAIN },
  { ABUSE, "aile ev ici? siddet", PLAIN },
  { ABUSE, "evde|evimde|evimizde siddet|dayak", PLAIN },
  { ABUSE | CHILD, "kocamdan|esimden|babamdan|sevgilimden|dayak dayak|siddet|yiyor*|yedim|yedik", PLAIN },
  { ABUSE, "ici|gordugum|goruyorum|kocam|esim siddet", PLAIN },
  { ABUSE, "siddet goruyor*|uygul*|gosteriyor", PLAIN },
  { ABUSE, "kocamdan|esimden|ondan|babamdan|sevgilimden kork*", PLAIN },
  { NOW | ABUSE, "beni|bizi oldur*", PLAIN },
  { SELF, "olmek istiyor*|isterim|istiyo", PLAIN },
  { SELF, "kendimi|kendini|kendisini oldur*|asmak|asacagim|kesiyor*|kesti|kesmek|kesecek*", PLAIN },
  { SELF, "intihar*", PLAIN },
  { SELF, "yasamak istemiyor*", PLAIN },
  { SEXUAL | CHILD, "tecavuz*|taciz", PLAIN },
  { NOW, "imdat|yardim polis*", PLAIN },
  { NOW, "polis|polisi|polise yardim|imdat|cagir*|ara|arayin", PLAIN },
  { HEALTH | NOW, "nefes almiyor|alamiyor|alamiyorum", PLAIN },

  /* Arabic */
  { ABUSE | CHILD, "زوجي|زوج|جوزي|راجلي|ابي|والدي|ابويا يضرب|بيضرب|ضرب|عنيف", PLAIN },
  { ABUSE | CHILD, "يضربني|يضربنا|تضربني|ضربني|ضربتني|بيضربني|"
                   "بيضربنا|كيضربني|يعنفني|يعذبني|يخنقني|خنقني|"
                   "يهددني|هددني|بيهددني|يوذيني|يعتدي|يضربوني", PLAIN },
  { ABUSE | CHILD, "يضرب|بيضرب|ضرب|تضرب اولادي|اطفالي|ابني|ابنتي|"
                   "بنتي|الاولاد|الاطفال|طفلي|امي|زوجته|العيال", PLAIN },
  { ABUSE, "عنف|العنف اسري|الاسري|منزلي|المنزلي", PLAIN },
  { ABUSE, "عنف|العنف|ضرب|الضرب في البيت|بيتي|بيت|المنزل|منزلي|منزل", PLAIN },
  { ABUSE | CHILD, "اتعرض|نتعرض|تتعرض|يتعرض|تعرضت للضرب|للعنف|للاعتداء|للتعنيف|لعنف", PLAIN },
  { ABUSE, "اخاف|خايفة|خايف من زوجي|جوزي|ابي|والدي|طليقي|زوجتي", PLAIN },
  { NOW | ABUSE, "سيقتلني|يقتلني|بيقتلني|هيقتلني|يقتلنا", PLAIN },
  { NOW | ABUSE, "يريد|يهدد|عايز ان? بقتلي|قتلي|يقتلني", PLAIN },
  { SELF, "اريد|بدي|عايز|عاوز|عايزة|عاوزة|ابغى|ابي|اود|نفسي|"
          "تريد|يريد|اتمنى ان? اموت|الموت|انتحر|الانتحار|يموت|"
          "تموت|موت", PLAIN },
  { SELF, "اقتل|ساقتل|هقتل|قتل|اوذي|يقتل|تقتل نفسي|نفسه|نفسها", PLAIN },
  { SELF, "انتحار|الانتحار|انتحر|ينتحر|تنتحر|سانتحر|انتحاري|"
          "بالانتحار", PLAIN },
  { SELF, "لا|مش|ما اريد|عايز|عايزة|بدي ان? اعيش|العيش|الحياة", PLAIN },
  { SEXUAL | CHILD, "اغتصب*|يغتصب*|بيغتصب*|الاغتصاب|اغتصاب|تحرش*|"
                    "يتحرش*|بيتحرش*|التحرش", PLAIN },
  { NOW, "ساعدوني|النجدة|انقذوني|مساعدة|المساعدة|اتصلوا|اتصل|"
         "اطلبوا|اطلب الشرطة|بالشرطة|شرطة|البوليس", PLAIN },
  { NOW, "الشرطة|شرطة|البوليس ساعدوني|النجدة|مساعدة|المساعدة", PLAIN },
  { NOW, "النجدة|انقذوني", PLAIN },
  { HEALTH | NOW, "لا|ما|مش يتنفس|تتنفس|بيتنفس", PLAIN },

  /* Bengali, and in Roman letters */
  { ABUSE | CHILD, "স্বামী|জামাই|বাবা খুব|রোজ? মারে|মারেন|মারছে|মেরেছে|পেটায়|পিটায়", PLAIN },
  { ABUSE | CHILD, "shami|sami|jamai|swami khub|roj? mare|maare|marse|pitay|petay", PLAIN },
  { ABUSE | CHILD, "আমাকে|আমায়|আমারে|আমাদের|"
                   "আমাদেরকে|বাচ্চাকে|বাচ্চাদের|"
                   "ছেলেকে|মেয়েকে|মাকে খুব|অনেক|"
                   "রোজ|প্রতিদিন|শুধু? মারে|মারছে|"
                   "মারেন|মেরেছে|মারধর|মারপিট|মারত|"
                   "মারলো|পেটায়|পিটায়|পেটাচ্ছে|"
                   "নির্যাতন|অত্যাচার", PLAIN },
  { ABUSE | CHILD, "amake|amay|amare|amader khub|onek|roj|sobsomoy? mare|maare|marse|mareche|marche|"
                   "mardhor|pitay|petay|nirjaton", PLAIN },
  { ABUSE, "পারিবারিক|ঘরোয়া|গৃহ সহিংসতা|"
           "নির্যাতন", PLAIN },
  { ABUSE, "স্বামীকে|স্বামীর ভয়|কাছে|নির্যাতন", PLAIN },
  { NOW | ABUSE, "আমাকে|আমাদের খুন|মেরে|হত্যা করবে|"
                 "ফেলবে|করতে", PLAIN },
  { SELF, "আমি? মরতে|মরে চাই|চায়|যেতে|ইচ্ছা", PLAIN },
  { SELF, "আত্মহত্যা*", PLAIN },
  { SELF, "নিজেকে মেরে|শেষ|খুন|হত্যা|আঘাত", PLAIN },
  { SELF, "বাঁচতে চাই|চায়|ইচ্ছা না|করে", PLAIN },
  { SELF, "ami? morte|more|moira chai|jete|zaite", PLAIN },
  { SELF, "attohotta|atmohotta|attohottar", PLAIN },
  { SEXUAL | CHILD, "ধর্ষণ*|ধর্ষিত*", PLAIN },
  { SEXUAL | CHILD, "dhorshon*", PLAIN },
  { NOW, "পুলিশ|পুলিশকে|পুলিশের ডাক*|সাহায্য|"
         "বাঁচান|বাঁচাও|পাঠান|দরকার", PLAIN },
  { NOW, "সাহায্য|বাঁচান|বাঁচাও পুলিশ*", PLAIN },
  { NOW, "বাঁচান|বাঁচাও", PLAIN },
  { HEALTH | NOW, "শ্বাস নিচ্ছে|নিতে|নেয় না|পারছে", PLAIN },

  /* Urdu, and Urdu and Hindi in Roman letters */
  { ABUSE | CHILD, "شوہر|خاوند|میاں|باپ|ابو|سسر|ساس بہت|روز? مارتا|مارتے|مارتی|مارا|پیٹتا|پیٹتے|تشدد", PLAIN },
  { ABUSE | CHILD, "shohar|shauhar|shohr|pati|miyan|husband|abbu|baap|sasur bahut|bohat|bohot|roz? marta|maarta|marte|"
                   "maarte|mara|maara|peetta|peeta|pitta", PLAIN },
  { ABUSE | CHILD, "مجھے|مجھ|ہمیں|بچوں|بچے بہت|روز|کو|پر? مارتا|"
                   "مارتے|مارتی|مارا|پیٹتا|پیٹتے|پیٹا|تشدد|دھمکی", PLAIN },
  { ABUSE, "گھریلو تشدد", PLAIN },
  { ABUSE, "گھر میں تشدد|ظلم|مارپیٹ", PLAIN },
  { ABUSE, "ghar|gharelu|ghareloo|gharelo mein|main|me|mai|may? tashadud|tashaddud|zulm|maarpeet|marpeet", PLAIN },
  { ABUSE, "شوہر|خاوند|میاں سے ڈر*|خوف", PLAIN },
  { NOW | ABUSE, "مجھے|ہمیں جان قتل|مار|سے ڈالے|کر|مار", PLAIN },
  { SELF, "میں? مرنا|مر جانا? چاہتا|چاہتی|چاہتے|ہے", PLAIN },
  { SELF, "خودکشی|خودسوزی", PLAIN },
  { SELF, "خود کشی", PLAIN },
  { SELF, "زندہ|جینا نہیں رہنا|چاہتا|چاہتی", PLAIN },
  { SEXUAL | CHILD, "زیادتی|عصمت|ریپ|زبردستی کی|کرتا|دری|کیا|ہويی", PLAIN },
  { NOW, "پولیس مدد|بلاو|بلايیں|کو", PLAIN },
  { NOW, "مدد|بچاو پولیس", PLAIN },
  { HEALTH | NOW, "سانس نہیں", PLAIN },
  { ABUSE | CHILD, "mujhe|mujhay|mujay|mujhko|hamen|hame|humein|humko|bachon|bachay bohat|bahut|bohot|roz|"
                   "ko|bhi? marta|maarta|marte|maarte|mara|maara|marti|maarti|peetta|pitta|peeta|marna", PLAIN },
  { ABUSE, "mujh|muj pe|par|per hath|haath|tashadud|zulm", PLAIN },
  { ABUSE, "shohar|shauhar|pati|miyan se dar|darti|khauf", PLAIN },
  { SELF, "marna|mar|marjana jana? chahta|chahti|chahte|hai", PLAIN },
  { SELF, "khudkushi|khudkhushi|khudkashi", PLAIN },
  { SELF, "khud|aatma|atma kushi|kashi|hatya", PLAIN },
  { SELF, "jeena|jina nahi|nahin|nai", PLAIN },
  { SEXUAL | CHILD, "rape|zabardasti|balatkar|ziyadti kiya|ki|karta|kar|hua|hui", PLAIN },
  { NOW, "police madad|bulao|bulaye|bulayen|ko", PLAIN },
  { NOW, "madad|bachao police", PLAIN },
  { HEALTH | NOW, "saans|sans nahi|nahin|nai", PLAIN },

  /* Hindi */
  { ABUSE | CHILD, "पति|शौहर|बाप|पिता|ससुर बहुत|रोज? मारता|मारते|मारा|पीटता|पीटते|पीटा", PLAIN },
  { ABUSE | CHILD, "मुझे|मुझको|हमें|बच्चों|बच्चे को|"
                   "बहुत|रोज|रोज़? मारता|मारते|मारती|"
                   "मारा|पीटता|पीटते|पीटा", PLAIN },
  { SELF, "मरना|मर जाना? चाहता|चाहती|है", PLAIN },
  { SELF, "आत्महत्या|खुदकुशी", PLAIN },
  { SELF, "जीना नहीं", PLAIN },
  { SEXUAL | CHILD, "बलात्कार|रेप", PLAIN },
  { NOW, "पुलिस मदद|बुलाओ|बुलाइए|को", PLAIN },
  { NOW, "मदद|बचाओ पुलिस", PLAIN },

  /* Somali */
  { ABUSE | CHILD, "ninkayga|ninkaygu|odaygayga|odaygaygu|saygayga|saygaygu|aabahay ayaa|wuu|baa|ayuu? garaac*|tumaa|"
                   "dilaa", PLAIN },
  { ABUSE | CHILD, "i|na ayuu|ayaa? garaac*|dilaa|dilay|dilayaa|tumaa|tumay|laadaa|jirdil*", PLAIN },
  { ABUSE | CHILD, "carruurta|caruurta|ilmaha|wiilka|gabadha ayuu|buu? garaac*|dilaa|tumaa", PLAIN },
  { ABUSE, "rabshad|rabshadda|xadgudub|xadgudubka guri|guriga|qoyska", PLAIN },
  { ABUSE, "baqayaa|cabsanayaa|baqanayaa ninkayga|odaygayga|saygayga", PLAIN },
  { SELF, "is dil|dili|dilo|dilaa|dilayaa|dilid", PLAIN },
  { SELF, "isdil*", PLAIN },
  { SELF, "naftayda|naftiisa|nafteeda|nolosha dil*|dhaaf*|goyn*|jar*|nac*", PLAIN },
  { SELF, "inaan|in|aan dhinto|dhimto", PLAIN },
  { SEXUAL | CHILD, "kufsi|kufsad*|kufsaday|kufsan*", PLAIN },
  { NOW, "booliska|boliska|booliis|boolis|bilayska u|i|ii? wac*|yeer*|caawi*|gargaar*", PLAIN },
  { NOW, "i|ii caawi*|gargaar*|badbaadi* booliska|boliska|booliis|boolis", PLAIN },
  { HEALTH | NOW, "neefsanayo|neefsanaysaa|neefsanayn|neefsaneyn|neefsan", PLAIN },

  /* Albanian */
  { ABUSE | CHILD, "burri|bashkeshorti|partneri|babai po? rreh|godet|dhunon|rrahu", PLAIN },
  { ABUSE | CHILD, "me|na|i ka|po|jane? rreh|rrahu|rrahur|godet|goditi|goditur|kercenon|kercenoi|dhunon|"
                   "dhunoi|mbyt|keqtrajton|rrahin", PLAIN },
  { ABUSE | CHILD, "rreh|godet|dhunon femijet|femijen|djalin|vajzen|gruan|nenen", PLAIN },
  { ABUSE, "dhune|dhuna ne familje|familjare|shtepi|shtepine", PLAIN },
  { ABUSE, "frike nga burri|ai|babai|bashkeshorti|partneri", PLAIN },
  { NOW | ABUSE, "me|na do|kercenon te? vras*|vrase", PLAIN },
  { SELF, "dua|do|desha te? vdes|vdese|vras|vritem|vetevritem", PLAIN },
  { SELF, "vras|vrase|vrare veten", PLAIN },
  { SELF, "vetevra*", PLAIN },
  { SELF, "nuk|s dua|do te? me? jetoj|jetoje", PLAIN },
  { SEXUAL | CHILD, "perdhun*", PLAIN },
  { NOW, "ndihme|thirrni|thirr policia|policine|policise|policin", PLAIN },
  { NOW, "policia|policine|polici ndihme", PLAIN },
  { HEALTH | NOW, "nuk|s merr|po fryme|merr", PLAIN },

  /* Russian and Ukrainian */
  { ABUSE | CHILD, "муж|отец|папа|отчим|чоловік|батько|тато постоянно? бьет|избил|избивает|душит|бє|побив|"
                   "душить", PLAIN },
  { ABUSE | CHILD, "меня|нас|мене|детеи|ребенка|дитину|дітеи|маму "
                   "постоянно? бьет|бил|избил|избивает|ударил|"
                   "душит|душил|бє|бив|побив|вдарив|душить", PLAIN },
  { ABUSE | CHILD, "бьет|избил|избивает|ударил|бє|побив меня|нас|"
                   "мене|детеи|ребенка|дитину|дітеи", PLAIN },
  { ABUSE, "домашнее|домашнего|домашнє насилие|насилия|"
           "насильство", PLAIN },
  { NOW | ABUSE, "хочет|убьет|хоче|убє|вбє меня|мене|нас убить|"
                 "вбити", PLAIN },
  { SELF, "хочу|хочет|хоче умереть|сдохнуть|померти|вмерти|"
          "убить|покончить|вбити", PLAIN },
  { SELF, "убить|убью|вбити|убити себя|себе", PLAIN },
  { SELF, "не хочу|хочет|хоче|хочется жить|жити", PLAIN },
  { SELF, "самоубии*|самогуб*|суицид*|суіцид*", PLAIN },
  { SEXUAL | CHILD, "изнасил*|насилует|зґвалт*|згвалт*", PLAIN },
  { NOW, "помогите|вызовите|допоможіть|викличте полиц*|поліц*", PLAIN },
  { NOW, "полиция|полицию|поліція|поліцію помогите|помощь|"
         "допоможіть|допомога", PLAIN },
  { HEALTH | NOW, "не дышит|дихає", PLAIN },

  /* Chinese */
  { ABUSE | CHILD, "*丈夫打人*|*老公打人*|*男友打人*|*被丈夫打*|*被老公打*|*被爸爸打*|*动手打*|*動手打*", PLAIN },
  { ABUSE | CHILD, "*打我*|*打了我*|*揍我*|*踢我*|*掐我*|*打老婆*|*打孩子*|"
                   "*打我儿子*|*打我女儿*|*家暴*|*家庭暴力*|*虐待*|*威胁我*|"
                   "*威脅我*|*打小孩*", PLAIN },
  { NOW | ABUSE, "*杀我*|*殺我*|*杀了我*|*殺了我*|*杀死我*|*殺死我*", PLAIN },
  { SELF, "*想死*|*自杀*|*自殺*|*不想活*|*杀自己*|*结束生命*|*結束生命*|*自残*|"
          "*自殘*|*割腕*", PLAIN },
  { SEXUAL | CHILD, "*强奸*|*強姦*|*强暴*|*強暴*|*性侵*|*性虐*|*猥亵*|*猥褻*", PLAIN },
  { NOW, "*救命*|*报警*|*報警*|*叫警察*|*警察救*|*警察帮*|*警察幫*|*帮我叫警*", PLAIN },
  { HEALTH | NOW, "*没有呼吸*|*沒有呼吸*|*没呼吸*|*沒呼吸*|*不能呼吸*|*停止呼吸*", PLAIN },

  /* Gujarati */
  { ABUSE | CHILD, "પતિ|વર|પિતા મારે|મારતા|માર્યું", PLAIN },
  { ABUSE | CHILD, "મને|અમને|બાળકોને|છોકરાને મારે|"
                   "મારતા|મારતો|માર્યો|માર્યું|માર", PLAIN },
  { SELF, "મારે મરવું|મરી", PLAIN },
  { SELF, "મરવું|મરી છે|જવું", PLAIN },
  { SELF, "આત્મહત્યા", PLAIN },

  /* Punjabi */
  { ABUSE | CHILD, "ਪਤੀ|ਘਰਵਾਲਾ|ਪਿਓ ਮਾਰਦਾ|ਮਾਰਦੇ|ਮਾਰਿਆ|ਕੁੱਟਦਾ|ਕੁੱਟਦੇ", PLAIN },
  { ABUSE | CHILD, "ਮੈਨੂੰ|ਸਾਨੂੰ|ਬੱਚਿਆਂ ਨੂੰ|ਬਹੁਤ|"
                   "ਰੋਜ਼? ਮਾਰਦਾ|ਮਾਰਦੇ|ਮਾਰਦੀ|ਮਾਰਿਆ|"
                   "ਕੁੱਟਦਾ|ਕੁੱਟਦੇ|ਕੁੱਟਿਆ", PLAIN },
  { SELF, "ਮਰਨਾ|ਮਰ ਜਾਣਾ? ਚਾਹੁੰਦਾ|ਚਾਹੁੰਦੀ|ਹੈ", PLAIN },
  { SELF, "ਖੁਦਕੁਸ਼ੀ|ਖ਼ੁਦਕੁਸ਼ੀ|ਆਤਮਹੱਤਿਆ", PLAIN },

  /* Tamil */
  { ABUSE | CHILD, "கணவர்|கணவன்|அப்பா அடி*|உதை*|துன்புறுத்*", PLAIN },
  { ABUSE | CHILD, "என்னை|எங்களை|குழந்தையை|"
                   "குழந்தைகளை அடி*|உதை*|துன்புறுத்*", PLAIN },
  { ABUSE, "வீட்டில்|குடும்ப வன்முறை", PLAIN },
  { SELF, "சாக|தற்கொலை வேண்டும்|விரும்பு*|"
          "நினைக்*|செய்*", PLAIN },
  { SELF, "தற்கொலை*", PLAIN },
  { SEXUAL | CHILD, "கற்பழி*|பலாத்கார*", PLAIN },

  { 0 },
};
