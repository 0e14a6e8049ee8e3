/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-tongues.h"

#include "dw-common-words.h"
#include "dw-word-key.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_OTHER = 2 };

/*
 * Small words, and what families ask with, of the languages that many families of London write in these letters:
 * French, Spanish, Portuguese, Italian, German, Polish, Romanian, Turkish, Somali, Albanian, Lithuanian, Vietnamese,
 * Hindi and Urdu, Bengali, Punjabi, Swahili, Tagalog, Hungarian, Bulgarian. None that is English too. In the order of
 * their bytes.
 */
static const char *const small_words[] = {
  "ache", "ai", "aide", "aider", "aidez", "aiuto", "ajuda", "ajutor", "ako", "amake", "amar", "ami", "anak", "ang",
  "argent", "asawa", "auf", "aur", "aux", "avec", "avez", "avons", "ayaa", "ayuda", "az", "bacha", "bachcha",
  "bachche", "bambino", "bana", "bardzo", "bebe", "beni", "benim", "besoin", "beta", "beti", "bin", "bir", "bo",
  "brauche", "burri", "busco", "caawimaad", "carruur", "caruur", "caut", "cerco", "chahida", "chahie", "chahiye",
  "chai", "che", "chele", "cherche", "chez", "cocugum", "cocuk", "cok", "como", "copii", "copil", "copilul", "corka",
  "cu", "cua", "cuando", "cum", "czy", "dans", "de", "degil", "del", "dela", "dele", "della", "depuis", "der",
  "dete", "dhe", "di", "dinero", "djali", "dla", "donde", "dos", "du", "dua", "dziecka", "dziecko", "ecole", "egy",
  "ein", "eine", "einen", "ela", "ele", "ella", "elle", "elles", "em", "en", "enfant", "enfants", "es", "escola",
  "escuela", "eshte", "esim", "espanol", "esposo", "est", "esta", "este", "estou", "estoy", "et", "etes", "eu",
  "fala", "falo", "femija", "ferjem", "figlia", "figlio", "fiica", "filha", "filho", "filhos", "fille", "fils",
  "fiul", "francais", "gabadhayda", "gdzie", "ghar", "giup", "gli", "gyerek", "habe", "habla", "hablo", "hai",
  "hain", "hija", "hijo", "hijos", "hilfe", "ho", "hogy", "ich", "icin", "il", "ile", "ilmahayga", "ils", "ime",
  "io", "ir", "ist", "istiyorum", "iyo", "ja", "jak", "je", "jest", "ka", "kailangan", "kaip", "kam", "ke", "khong",
  "ki", "kizim", "ko", "korte", "ku", "kur", "kya", "las", "le", "leeyahay", "les", "leur", "los", "ma", "madad",
  "mainu", "mais", "mam", "mano", "mari", "marido", "mas", "maz", "mea", "mein", "meine", "meinen", "mera", "meri",
  "mes", "meu", "meus", "meye", "mga", "mia", "mieszkam", "minha", "minhas", "mio", "mis", "mit", "mnie", "moi",
  "moj", "moja", "moje", "mon", "mowi", "mowie", "moya", "moyat", "msaada", "mtoto", "muito", "mujhe", "mujhko",
  "mume", "mundeya", "muy", "na", "nahi", "nahin", "nao", "nasil", "ndihme", "ne", "necesito", "nella", "nem",
  "nerede", "nevoie", "nhi", "nicht", "nie", "ninahitaji", "ninkayga", "ninos", "nje", "notre", "nous", "nu", "nuk",
  "nuzhda", "od", "oglum", "onde", "os", "pagalbos", "para", "parle", "parler", "parlez", "pas", "pati", "pentru",
  "pero", "peux", "po", "pomoc", "pomocy", "pomosht", "por", "potrzebuje", "pour", "preciso", "procuro", "puttar",
  "quand", "que", "qui", "quiero", "quoi", "rabaa", "raha", "rahi", "reikia", "sa", "se", "segitseg", "ses",
  "shahajjo", "shohar", "si", "sie", "sin", "sohn", "sono", "sont", "sotul", "soy", "su", "suche", "suis", "sunt",
  "sus", "swami", "szukam", "tenemos", "tengo", "tenho", "tes", "tiene", "tochter", "toi", "tres", "tu", "tulong",
  "um", "uma", "un", "una", "und", "unde", "une", "unos", "vaikas", "vajza", "var", "ve", "veut", "veux", "votre",
  "vous", "vyras", "waa", "wangu", "waxa", "waxaan", "wie", "wiilkayga", "wir", "yangu", "yardim", "yok", "yra",
};

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return strcmp (a, *(const char *const *) b);
}

gboolean
dw_tongues_are_other (const DwQueryWords *words)
{
  guint n_other = 0;
  guint n_english = 0;

  for (guint i = 0; i < words->n_all; i++)
    {
      const char *word = words->all[i];

      if (bsearch (word, small_words, G_N_ELEMENTS (small_words), sizeof *small_words, compare) != NULL)
        n_other++;
      else
        n_english += dw_word_is_empty (word) || dw_common_words_have (word);
    }

  return n_other >= LEAST_OTHER && n_other > n_english;
}
