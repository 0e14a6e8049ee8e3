/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "directory.h"

#include "dw-paths.h"
#include "tests/support/isolated.h"

static DwVocabulary *vocabulary;
static DwGazetteer *gazetteer;

/* What is understood of @text: "age: Age 4; place: Mitcham, Merton". */
static char *
describe (const char *text,
          guint       unread)
{
  g_autoptr (DwQueryWords) words = dw_query_words_parse (text);
  g_autoptr (GArray) hints = dw_hints_read (gazetteer, vocabulary, words, unread, NULL, 4);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < hints->len; i++)
    {
      const DwHint *hint = &g_array_index (hints, DwHint, i);

      if (hint->is_silent)
        continue;
      g_string_append_printf (list, "%s%s: %s", list->len > 0 ? "; " : "", dw_hint_kind_get_slug (hint->kind), hint->label);
    }

  return g_string_free (list, FALSE);
}

/* As people say it, and what must be made of it: a wrong chip is worse than none. The day is a Thursday. */
static const struct
{
  const char *said;
  const char *understood;
} sayings[] = {
  /* Ages */
  { "nearly 3 and not talking", "age: Ages 2 to 3" },
  { "she is nearly 3", "age: Ages 2 to 3" },
  { "almost 2 still not walking", "age: Ages 1 to 2" },
  { "turning 5 in september", "age: Ages 4 to 5" },
  { "just turned 4", "age: Age 4" },
  { "he turned 11 last week", "age: Age 11" },
  { "under 1s", "age: Under 1 year old" },
  { "under 5s play", "age: Ages 0 to 4" },
  { "kids aged 8-11 with anxiety", "age: Ages 8 to 11" },
  { "my kids are 3 to 7", "age: Ages 3 to 7" },
  { "under twos", "age: Ages 0 to 1" },
  { "over 8s football", "age: Ages 8 to 25" },
  { "18 months", "age: Age 1" },
  { "18 month old", "age: Age 1" },
  { "6 months pregnant", "" },
  { "im pregnant and 16", "age: Age 16" },
  { "pregnant 17 nowhere to live", "age: Age 17" },
  { "pregnant at 15", "age: Age 15" },
  { "pregnant 12 weeks", "" },
  { "pregnant and 2 kids", "" },
  { "adhd waiting list is 3 years", "" },
  { "waiting list of about 2 years for autism", "" },
  { "20 weeks pregnant", "" },
  { "been waiting 6 months", "" },
  { "18 months ago he changed", "" },
  { "3 months behind with rent", "" },
  { "6 month old baby", "age: Under 1 year old; age: Ages 0 to 1" },
  { "8 weeks old", "age: Under 1 year old" },
  { "year 9", "age: Ages 13 to 14" },
  { "yr 6 sats", "age: Ages 10 to 11" },
  { "y7 boy", "age: Ages 11 to 12" },
  { "yr7 girl", "age: Ages 11 to 12" },
  { "year six", "age: Ages 10 to 11" },
  { "in reception", "age: Ages 4 to 5" },
  { "starting reception", "age: Ages 4 to 5" },
  { "at secondary school", "age: Ages 11 to 16" },
  { "starting secondary school", "age: Ages 10 to 11" },
  { "in primary school", "age: Ages 4 to 11" },
  { "starting school in september", "age: Ages 3 to 5" },
  { "key stage 2", "age: Ages 7 to 11" },
  { "ks3", "age: Ages 11 to 14" },
  { "my son is 7", "age: Age 7" },
  { "hes 14 and out all night", "age: Age 14" },
  { "she's 3 and bites", "age: Age 3" },
  { "im 15 and need to talk", "age: Age 15" },
  { "i am 14", "age: Age 14" },
  { "my daughter, 13, self harms", "age: Age 13" },
  { "aged 5 to 11", "age: Ages 5 to 11" },
  { "5 to 11 year olds", "age: Ages 5 to 11" },
  { "5-11 year olds", "age: Ages 5 to 11" },
  { "ages 11-16", "age: Ages 11 to 16" },
  { "kids are 2 and 4", "age: Age 2; age: Age 4" },
  { "two and a half year old", "age: Age 2" },
  { "3 and a half", "" },
  { "two and a half year check", "age: Age 2" },
  { "4yrs", "age: Age 4" },
  { "2yo", "age: Age 2" },
  { "10 y/o", "age: Age 10" },
  { "14 yrs old", "age: Age 14" },
  { "a seven year old", "age: Age 7" },
  { "i have 3 kids", "" },
  { "2 children under 5", "age: Ages 0 to 4" },
  { "for 5 years he hit me", "" },
  { "he is 6 foot tall", "" },
  { "there are 4 of us", "" },
  { "he is 1 of 3", "" },
  { "teenager", "age: Ages 13 to 18" },
  { "dad on his own", "asker: For dads; asker: For lone parents" },
  { "father by my own", "asker: For dads; asker: For lone parents" },
  { "mum on her own with twins", "asker: For lone parents" },
  { "raising three kids on my own", "asker: For lone parents" },
  { "his dad on his own terms", "" },
  { "my mum lives on her own", "" },
  { "dad", "asker: For dads" },
  { "dad died", "" },
  { "nan", "asker: For grandparents" },
  { "granny", "asker: For grandparents" },
  { "nan looking after grandkids", "asker: For grandparents" },
  { "grandma raising her grandson", "asker: For grandparents" },
  { "looking after our grandchildren", "asker: For grandparents" },
  { "my nan is ill", "" },
  { "nan died", "" },
  { "he lives with his nan", "" },
  { "looking after my nan", "" },
  { "fostercarer", "asker: For foster carers" },
  { "fosterparents support", "asker: For foster carers" },
  { "toddler group", "age: Ages 1 to 4" },
  { "sixth form", "age: Ages 16 to 19" },
  { "club age 18 months", "age: Age 1" },
  { "aged 9 months", "age: Under 1 year old" },
  { "under 18 months", "age: Ages 0 to 1" },
  { "0 to 6 months", "age: Under 1 year old" },
  { "6-12 months", "age: Ages 0 to 1" },
  { "12 to 24 months", "age: Ages 1 to 2" },
  { "swimming 3", "age: Age 3" },
  { "kids club 2", "age: Age 2" },
  { "autistic, 10", "age: Age 10" },
  { "kicking off at home, autistic, 10", "age: Age 10" },
  { "swimming 3 Mitcham", "age: Age 3; place: Mitcham, Merton" },
  { "boy 9 hits", "age: Age 9" },
  { "toddler 2 wont eat", "age: Ages 1 to 4; age: Age 2" },
  { "5 to 11", "age: Ages 5 to 11" },
  { "holiday club 5 to 11", "age: Ages 5 to 11" },
  { "club 5-11", "age: Ages 5 to 11" },
  { "youth club 16-25", "age: Ages 16 to 25" },
  { "0-5 health", "age: Ages 0 to 5" },
  { "0-5s", "age: Ages 0 to 5" },
  { "groups for 0-2s", "age: Ages 0 to 2" },
  { "clubs for the 8-11s in Mitcham", "age: Ages 8 to 11; place: Mitcham, Merton" },
  { "children aged 0-5", "age: Ages 0 to 5" },
  { "ages 0 to 5", "age: Ages 0 to 5" },
  { "aged 0-19 health", "age: Ages 0 to 19" },
  { "pregnant at 15", "age: Age 15" },
  { "left home at 16", "age: Age 16" },
  { "pregnant 16", "age: Age 16" },
  { "young carer 12", "asker: For young carers; age: Age 12" },
  { "council tax 17", "" },
  { "council tax 25", "" },
  { "gas bill 14", "" },
  { "open at 15", "" },
  { "session at 10", "" },
  { "the 1980s", "" },
  { "section 20s", "" },
  { "level 3", "" },
  { "article 8", "" },
  { "covid 19", "" },
  { "type 1", "" },
  { "1 2 1", "" },
  { "1-2-1 support", "" },
  { "gcse 9-4", "" },
  { "open 9 to 12", "" },
  { "2 to 3 times a week", "" },
  { "top 10", "" },
  { "flat 3", "" },
  { "step 2", "" },
  { "family of 5", "" },
  { "5-11-2026", "" },
  { "wait is 8", "" },
  { "from 10 to 12 on tuesdays", "day: Tuesday" },
  { "open now", "day: Today, Thursday" },
  { "whats open today", "day: Today, Thursday" },
  { "in person only", "delivery: In person" },
  { "parenting class in person", "delivery: In person" },
  { "litigant in person", "" },
  /* Cost */
  { "free school meals", "" },
  { "free school meal", "" },
  { "feel free to call", "" },
  { "drug free", "" },
  { "step free wheelchair access", "" },
  { "smoke free home", "" },
  { "free your mind", "" },
  { "free hours for 2 year olds", "age: Age 2" },
  { "free activities", "cost: Free" },
  { "something free to do", "cost: Free" },
  { "no cost", "cost: Free" },
  { "free of charge", "cost: Free" },
  { "gluten free food bank", "" },
  { "when he is free on saturday", "day: Saturday" },
  { "free from abuse", "" },
  { "free period products", "cost: Free" },
  { "short break free", "cost: Free" },
  { "half term break free", "time: School holidays; cost: Free" },
  { "i need a break", "" },
  { "i want to break free", "" },
  /* Delivery */
  { "online", "delivery: Online" },
  { "not online", "delivery: Not: Online" },
  { "no zoom", "delivery: Not: Online" },
  { "rather not online", "delivery: Not: Online" },
  { "face to face not online", "delivery: Not: Online" },
  { "addicted to online games", "" },
  { "online bullying", "" },
  { "online safety", "" },
  { "bullied online", "" },
  { "online grooming", "" },
  { "being blackmailed online", "" },
  { "she met someone online", "" },
  { "talking to boys online", "" },
  { "young people online counselling", "delivery: Online" },
  { "girls online group", "delivery: Online" },
  { "someone online to talk to", "delivery: Online" },
  { "talk to someone online", "delivery: Online" },
  { "home visits", "delivery: Comes to your home, Out and about near you" },
  { "come to my house", "delivery: Comes to your home, Out and about near you" },
  { "over the phone", "delivery: By phone" },
  /* Route */
  { "without a referral", "route: You can refer yourself, Just turn up" },
  { "no referral", "route: You can refer yourself, Just turn up" },
  { "self refer", "route: You can refer yourself, Just turn up" },
  { "no appointment", "route: Just turn up" },
  { "drop in", "route: Just turn up" },
  { "walk in", "route: Just turn up" },
  { "he turns up drunk", "" },
  { "do i need a referral", "" },
  { "gp won't refer", "" },
  { "my ex keeps turning up", "" },
  { "he turned up at my house", "" },
  { "walk in on him", "" },
  { "walked in on him", "" },
  { "my ex turns up", "" },
  { "my ex turns up on my doorstep", "" },
  { "turning up on my doorstep", "" },
  { "walk in on saturday", "route: Just turn up; day: Saturday" },
  { "turn up on saturday", "route: Just turn up; day: Saturday" },
  { "just turn up on the day", "route: Just turn up" },
  /* Time */
  { "on saturdays", "day: Saturday" },
  { "every saturday he drinks", "" },
  { "weekends", "day: Saturday and Sunday" },
  { "evening group", "time: Evenings" },
  { "in the evenings", "time: Evenings" },
  { "after school club", "time: After school" },
  { "half term", "time: School holidays" },
  { "summer holidays", "time: School holidays" },
  { "not weekends", "day: Not: Saturday and Sunday" },
  { "cant do mondays", "day: Not: Monday" },
  { "after 6pm", "time: Evenings" },
  { "today", "day: Today, Thursday" },
  { "tomorrow", "day: Tomorrow, Friday" },
  { "meltdowns every evening", "" },
  /* Place */
  { "he bounces off the walls", "" },
  { "nino", "" },
  { "barking at everyone", "" },
  { "youth club in Barking", "place: Barking and Dagenham" },
  { "bow and arrow", "" },
  { "food bank Sutton", "place: Sutton" },
  { "not Sutton", "place: Not: Sutton" },
  { "im not from Hackney", "place: Not: Hackney" },
  { "we dont live in Hackney anymore", "place: Not: Hackney" },
  { "anywhere but Hackney", "place: Not: Hackney" },
  { "we moved out of Hackney", "place: Not: Hackney" },
  { "services outside of Hackney", "place: Not: Hackney" },
  { "my mum is not from Hackney", "place: Hackney" },
  { "not just Hackney", "place: Hackney" },
  { "i used to live in Hackney", "place: Not: Hackney" },
  { "moved here from Hackney", "place: Not: Hackney" },
  { "play outside Hackney", "place: Hackney" },
  { "kicked out on friday", "" },
  { "excluded since tuesday", "" },
  { "no food until thursday", "" },
  { "got an eviction letter on monday", "" },
  { "playgroup on friday", "day: Friday" },
  { "letter writing class on friday", "day: Friday" },
  { "my baby died", "" },
  { "losing my baby at birth", "" },
  { "lost the baby weight", "age: Ages 0 to 1" },
  { "baby group", "age: Ages 0 to 1" },
  { "baby classes not baby sensory", "age: Ages 0 to 1; denied: Not: baby sensory" },
  { "SM6 7AB", "place: SM6 7, Sutton" },
  /* Distance */
  { "within 2 miles of Mitcham", "distance: Within 2 miles of Mitcham" },
  { "massage within two miles of mitcham please", "distance: Within 2 miles of Mitcham" },
  { "5 km from E8 1EA", "distance: Within 5 km of E8 1" },
  { "swimming 5km from E8 1EA", "distance: Within 5 km of E8 1" },
  { "less than half a mile from Mitcham", "distance: Within half a mile of Mitcham" },
  { "up to 1.5 miles from Mitcham", "distance: Within 1.5 miles of Mitcham" },
  { "within a mile and a half of Mitcham", "distance: Within 1.5 miles of Mitcham" },
  { "within a 3 mile radius of Mitcham", "distance: Within 3 miles of Mitcham" },
  { "owe 500 m from Mitcham", "place: Mitcham, Merton" },
  { "within 500m of Mitcham", "distance: Within 500 metres of Mitcham" },
  { "no more than 10 miles from Croydon", "distance: Within 10 miles of Croydon" },
  { "Mitcham, 2 miles", "distance: Within 2 miles of Mitcham" },
  { "Mitcham dance class within 2 miles", "distance: Within 2 miles of Mitcham" },
  { "within 2 miles dance Mitcham", "distance: Within 2 miles of Mitcham" },
  { "walking distance of Mitcham", "distance: Within 1 mile of Mitcham" },
  { "dance in walking distance", "distance: Within 1 mile" },
  { "less than 30 minutes walk", "distance: Within 1.5 miles" },
  { "play group within 20 mins walk of Mitcham", "distance: Within 1 mile of Mitcham" },
  { "40 minutes walking from SM4", "distance: Within 2 miles of SM4" },
  { "less than 20 minutes by bus", "" },
  { "he can walk 20 minutes", "" },
  { "waited less than 30 minutes", "" },
  { "drop in no appointment", "route: Just turn up" },
  { "open sunday", "day: Sunday" },
  { "open on saturdays", "day: Saturday" },
  { "nursery open on fridays", "day: Friday" },
  { "dance near me", "distance: Near you" },
  { "near me within a mile", "distance: Within 1 mile" },
  { "dance near me in Mitcham", "place: Mitcham, Merton" },
  { "within 5 miles of home", "distance: Within 5 miles" },
  { "within 20 miles of Watford", "distance: Within 20 miles of Watford" },
  { "moved 5 miles from Croydon", "place: Croydon" },
  { "over 5 miles from Croydon", "place: Croydon" },
  { "more than 2 miles from Croydon", "place: Croydon" },
  { "he walks 5 miles a day", "" },
  { "my ex lives near me", "" },
  { "within 2 weeks", "" },
  { "under 5 in Mitcham", "age: Ages 0 to 4; place: Mitcham, Merton" },
  /* Who */
  { "bereavement my dad died", "" },
  { "my dad died", "" },
  { "her dad is in prison", "" },
  { "dads group", "asker: For dads" },
  { "group for fathers", "asker: For dads" },
  { "single mum", "asker: For lone parents" },
  { "i am a foster carer", "asker: For foster carers" },
  { "i was in foster care", "" },
  { "young carer", "asker: For young carers" },
  { "my gran looks after him", "" },
  /* Level and language */
  { "specialist support", "level: Specialist help" },
  { "open to everyone", "level: For everyone" },
  { "speaks polish", "language: In Polish" },
  { "in urdu", "language: In Urdu" },
  { "english classes", "" },
  { "polish shop", "" },
};

static void
test_sayings (void)
{
  guint n_wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sayings); i++)
    {
      g_autofree char *understood = describe (sayings[i].said, 0);

      if (g_str_equal (understood, sayings[i].understood))
        continue;
      g_test_message ("“%s” is understood as “%s”, not “%s”", sayings[i].said, understood, sayings[i].understood);
      n_wrong++;
    }

  g_assert_cmpuint (n_wrong, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *words = NULL;
  g_autofree char *places = NULL;
  int end;

  isolated_test_init (&argc, &argv);
  words = dw_paths_dup_data ("vocabulary");
  places = dw_paths_dup_data ("places");
  vocabulary = dw_vocabulary_load (words, NULL);
  gazetteer = dw_gazetteer_load (places, NULL);

  g_test_add_func ("/search/hints-said/ages, costs, ways in, times, places and who asks are understood as people say them, and nothing else is", test_sayings);

  end = g_test_run ();
  dw_vocabulary_unref (vocabulary);
  dw_gazetteer_unref (gazetteer);
  return end;
}
