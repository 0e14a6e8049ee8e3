/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dw-text.h"
#include "dw-urgent-private.h"

#include <string.h>

/* What people write when somebody may be in danger, and what it must at least be read as. */
static const struct { const char *text; guint when; } dangers[] = {
  { "they want to take my daughter to sudan this summer to be cut", DW_URGENT_CHILD },
  { "theyre flying her to gambia in july to get cut", DW_URGENT_CHILD },
  { "family planning to have my daughters done back home in the holidays", DW_URGENT_CHILD },
  { "je suis battue par mon mari", DW_URGENT_ABUSE },
  { "ma soeur est frappée par son copain", DW_URGENT_ABUSE },
  { "telling me im mad", DW_URGENT_ABUSE },
  { "he convinced me i am imagining things and nobody believes me", DW_URGENT_ABUSE },
  { "my stepdad throws things at my mum", DW_URGENT_ABUSE },
  { "ayuda violencia en casa", DW_URGENT_ABUSE },
  { "violencia familiar necesito ayuda", DW_URGENT_ABUSE },
  { "sofro violencia em casa", DW_URGENT_ABUSE },
  { "jestem bita przez męża", DW_URGENT_ABUSE },
  { "sunt bătută de soțul meu", DW_URGENT_ABUSE },
  { "evde şiddet var yardım", DW_URGENT_ABUSE },
  { "kocamdan dayak yiyorum", DW_URGENT_ABUSE },
  { "dhunë në shtëpi", DW_URGENT_ABUSE },
  { "ghar mein tashadud", DW_URGENT_ABUSE },
  { "عنف في البيت", DW_URGENT_ABUSE },
  { "أتعرض للضرب من زوجي", DW_URGENT_ABUSE },
  { "வீட்டில் வன்முறை", DW_URGENT_ABUSE },
  { "گھر میں تشدد", DW_URGENT_ABUSE },
  { "my dad is scaring me", DW_URGENT_ABUSE },
  { "mum is frightening us", DW_URGENT_ABUSE },
  { "my parents scare me", DW_URGENT_ABUSE },
  { "my dad gets really scary at night", DW_URGENT_ABUSE },
  { "dad is scary when he drinks", DW_URGENT_ABUSE },
  { "dad gets angry and i hide", DW_URGENT_ABUSE },
  { "i cant go home", DW_URGENT_ABUSE },
  { "we cant go home because hes there", DW_URGENT_ABUSE },
  { "i dont want to go home after school", DW_URGENT_ABUSE },
  { "im not allowed home anymore", DW_URGENT_HOME },
  { "baby wont stop crying im going to lose it", DW_URGENT_PARENT },
  { "she screams all night and im going to snap", DW_URGENT_PARENT },
  { "newborn crying nonstop i cant take it im losing it", DW_URGENT_PARENT },
  { "im losing my mind the baby never stops screaming", DW_URGENT_PARENT },
  { "about to lose it with my toddler", DW_URGENT_PARENT },
  { "close to snapping at my son", DW_URGENT_PARENT },
  { "i am going to explode at the kids", DW_URGENT_PARENT },
  { "so angry with my baby i had to put her down and leave", DW_URGENT_PARENT },
  { "my ex turned up at school and tried to take the kids", DW_URGENT_ABUSE },
  { "their father snatched them from the playground", DW_URGENT_ABUSE },
  { "he kept the kids after the weekend and wont answer", DW_URGENT_ABUSE },
  { "his dad tried to snatch him outside nursery", DW_URGENT_ABUSE },
  { "he has a rash that does not fade under a glass", DW_URGENT_NOW },
  { "spots that dont disappear when i press a glass on them", DW_URGENT_NOW },
  { "did the glass test and the rash is still there", DW_URGENT_NOW },
  { "rash isnt fading when pressed", DW_URGENT_NOW },
  { "non blanching rash", DW_URGENT_NOW },
  { "baby not moving in the womb", DW_URGENT_HEALTH },
  { "i havent felt the baby move today", DW_URGENT_HEALTH },
  { "cant feel my bump moving", DW_URGENT_HEALTH },
  { "my baby has stopped kicking and im 34 weeks", DW_URGENT_HEALTH },
  { "less movement from the baby than usual", DW_URGENT_HEALTH },
  { "reduced fetal movements", DW_URGENT_HEALTH },
  { "no kicks from my bump since last night", DW_URGENT_HEALTH },
  { "my water broke at work", DW_URGENT_HEALTH },
  { "she is giving away all her favourite things", DW_URGENT_SELF },
  { "my son gave his stuff away to his friends", DW_URGENT_SELF },
  { "giving his belongings away", DW_URGENT_SELF },
  { "im giving away all my things and i feel calm", DW_URGENT_SELF },
  { "my brother has been saying goodbye to everyone", DW_URGENT_SELF },
  { "she messaged saying goodbye to everybody online", DW_URGENT_SELF },
  { "he says it is our secret game", DW_URGENT_SEXUAL },
  { "uncle told her its their special secret", DW_URGENT_SEXUAL },
  { "she said they play a secret game when im at work", DW_URGENT_SEXUAL },
  { "grandad and me have a special game and i must not tell", DW_URGENT_SEXUAL },
  { "it is our little secret dont tell mummy", DW_URGENT_SEXUAL },
  { "the family she works for keep her passport", DW_URGENT_SLAVERY },
  { "my mother in law locked my passport away", DW_URGENT_ABUSE },
  { "he wont give my passport back", DW_URGENT_ABUSE },
  { "my wife hides my passport", DW_URGENT_ABUSE },
  { "he comes at me with whatever is in his hand", DW_URGENT_ABUSE },
  { "i want to go to sleep and never wake up", DW_URGENT_SELF },
  { "she has locked herself in the bathroom with a razor", DW_URGENT_SELF },
  { "im on the bridge", DW_URGENT_SELF },
  { "i have written letters to everyone", DW_URGENT_SELF },
  { "my mum has been lying on the floor and wont answer me", DW_URGENT_HEALTH },
  { "a man in a car asked my son to get in", DW_URGENT_CHILD },
  { "they make me clean the house all day and never pay me", DW_URGENT_SLAVERY },
  { "theyve moved into my flat and use it to sell", DW_URGENT_SLAVERY },
  { "my brother keeps making me look at things on his phone", DW_URGENT_SEXUAL },
  { "i cant keep my kids safe from him", DW_URGENT_ABUSE },
  { "he put a pillow over my face", DW_URGENT_ABUSE },
  { "chest pain", DW_URGENT_HEALTH },
  { "my husband has chest pains", DW_URGENT_HEALTH },
  { "seizure", DW_URGENT_HEALTH },
  { "febrile convulsion", DW_URGENT_HEALTH },
  { "i think my baby has meningitis", DW_URGENT_HEALTH },
  { "could it be sepsis", DW_URGENT_HEALTH },
  { "someone stabbed", DW_URGENT_HEALTH },
  { "no one is feeding my brother", DW_URGENT_CHILD },
  { "my brother locked in his room", DW_URGENT_CHILD },
  { "im gay and my parents will throw me out", DW_URGENT_HOME },
  { "my parents are going to kick me out because im gay", DW_URGENT_HOME },
  { "my foster child told me something about her dad", DW_URGENT_CHILD },
  { "teacher is being weird with me", DW_URGENT_SEXUAL },
  { "sex for rent", DW_URGENT_SEXUAL },
  { "landlord wants sex instead of rent", DW_URGENT_SEXUAL },
  { "my girlfriend scratches and bites me", DW_URGENT_ABUSE },
  { "she went out last night and hasnt been seen", DW_URGENT_MISSING },
  { "i lost it and threw him on the bed", DW_URGENT_PARENT },
  { "i feel like i might do something to the baby", DW_URGENT_PARENT },
  { "dad gets drunk and whacks us with a belt", DW_URGENT_ABUSE },
  { "he took some tablets", DW_URGENT_SELF },
  { "first aid my baby is choking", DW_URGENT_HEALTH },
  { "need first aid she is bleeding heavily", DW_URGENT_HEALTH },
  { "took the dog and my daughter ran away", DW_URGENT_MISSING },
  { "she left a note saying goodbye to all her friends", DW_URGENT_SELF },
  { "he posted a video saying goodbye to his classmates", DW_URGENT_SELF },
  { "my ex is back keeps hitting me", DW_URGENT_ABUSE },
  { "he says if i leave he will find me", DW_URGENT_ABUSE },
  { "shes taken a few of nans pills", DW_URGENT_HEALTH },
  { "he threatened to jump", DW_URGENT_SELF },
  { "i just want to disappear", DW_URGENT_SELF },
  { "i wish i could disappear", DW_URGENT_SELF },
  { "my daughter talks to men online", DW_URGENT_SEXUAL },
  { "kids chatting to strangers on roblox", DW_URGENT_SEXUAL },
  { "she is being sent to pakistan to marry", DW_URGENT_ABUSE },
  { "being sent abroad to marry", DW_URGENT_CHILD },
  { "he follows me home from work every day", DW_URGENT_ABUSE },
  { "my ex turned up with a hammer", DW_URGENT_ABUSE },
  { "hes waiting outside my work", DW_URGENT_ABUSE },
  { "my daughter says grandad does things to her", DW_URGENT_SEXUAL },
  { "i am scared of what he will do when he gets back", DW_URGENT_ABUSE },
  { "i dread when he gets home", DW_URGENT_ABUSE },
  { "theres no food in the house and mum is passed out drunk", DW_URGENT_CHILD },
  { "my son wrote a note saying goodbye", DW_URGENT_SELF },
  { "my cousin is being cut next month abroad", DW_URGENT_CHILD },
  { "he has got my passport and i cant go out", DW_URGENT_ABUSE },
  { "i am scared i will hurt my baby", DW_URGENT_PARENT },
  { "scared i will hurt him", DW_URGENT_PARENT },
  { "worried im going to snap and hurt them", DW_URGENT_PARENT },
  { "i nearly shook the baby last night", DW_URGENT_PARENT },
  { "i keep thinking about hurting my baby", DW_URGENT_PARENT },
  { "i hit my son and i feel terrible", DW_URGENT_PARENT },
  { "im frightened of what i might do", DW_URGENT_PARENT },
  { "i dont trust myself with the baby", DW_URGENT_PARENT },
  { "my partner shouts at me and pushes me", DW_URGENT_ABUSE },
  { "he chocked me last night", DW_URGENT_ABUSE },
  { "she is being made to marry", DW_URGENT_ABUSE },
  { "made to get married", DW_URGENT_ABUSE },
  { "they want to marry her off", DW_URGENT_ABUSE },
  { "my ex follows me", DW_URGENT_ABUSE },
  { "my ex wont leave me alone", DW_URGENT_ABUSE },
  { "knife in his bag", DW_URGENT_CHILD },
  { "there is a knife under his bed", DW_URGENT_CHILD },
  { "a knife in his school bag", DW_URGENT_CHILD },
  { "he is always watching my phone and tells me who i can see", DW_URGENT_ABUSE },
  { "my husband goes through my messages", DW_URGENT_ABUSE },
  { "my ex put a tracker on my car", DW_URGENT_ABUSE },
  { "he poured petrol through the letterbox", DW_URGENT_ABUSE },
  { "he held a knife to me", DW_URGENT_ABUSE },
  { "hes drunk and smashing the door down", DW_URGENT_NOW },
  { "dad gets drunk and throws things", DW_URGENT_CHILD },
  { "my uncle makes me do things i dont like", DW_URGENT_SEXUAL },
  { "someone online has pictures of me and wants money", DW_URGENT_SEXUAL },
  { "my daughter has met a man off the internet and hes picking her up", DW_URGENT_SEXUAL },
  { "my mum leaves me on my own for days", DW_URGENT_CHILD },
  { "0800 1111", DW_URGENT_CHILD },
  { "116123", DW_URGENT_SELF },
  { "0808 2000 247", DW_URGENT_ABUSE },
  { "childline", DW_URGENT_CHILD },
  { "grandmother wants to have her cut", DW_URGENT_CHILD },
  { "my grandmother wants her to have the cut in africa", DW_URGENT_CHILD },
  { "floppy baby", DW_URGENT_HEALTH },
  { "my baby is floppy and wont wake", DW_URGENT_HEALTH },
  { "my baby is fitting", DW_URGENT_HEALTH },
  { "baby fits", DW_URGENT_HEALTH },
  { "bleeding pregnant", DW_URGENT_HEALTH },
  { "i am pregnant and there is blood", DW_URGENT_HEALTH },
  { "he drank blech", DW_URGENT_HEALTH },
  { "kids sleeping in the car", DW_URGENT_HOME },
  { "the children sleep in our car since monday", DW_URGENT_HOME },
  { "debt bondage", DW_URGENT_SLAVERY },
  { "domestic violance help", DW_URGENT_ABUSE },
  { "she took a whole packet of paracetamol", DW_URGENT_SELF },
  { "i think my neighbour is hitting her kids", DW_URGENT_CHILD },
  { "he smashed my phone so i cant call anyone", DW_URGENT_ABUSE },
  { "my daughter is being made to marry her cousin", DW_URGENT_ABUSE },
  { "she cut her wrists", DW_URGENT_SELF },
  { "i havent eaten in 3 days and neither have my kids", DW_URGENT_CHILD },
  { "they are going to cut my daughter back home", DW_URGENT_CHILD },
  { "i keep thinking about jumping", DW_URGENT_SELF },
  { "he broke my arm", DW_URGENT_ABUSE },
  { "im being followed by my ex", DW_URGENT_ABUSE },
  { "i feel like killing him", DW_URGENT_ABUSE },
  { "pregnant and he kicked my stomach", DW_URGENT_ABUSE },
  { "my husband hit me in the face", DW_URGENT_ABUSE },
  { "the man upstairs is beating his children", DW_URGENT_CHILD },
  { "stepdad broke my sisters nose", DW_URGENT_ABUSE },
  { "he grabbed my phone so i couldnt ring my mum", DW_URGENT_ABUSE },
  { "gave me a black eye", DW_URGENT_ABUSE },
  { "mum never looks after us", DW_URGENT_CHILD },
  { "she took a box of her antidepressants", DW_URGENT_SELF },
  { "i feel like stabbing someone", DW_URGENT_NOW },
  { "my ex keeps following me home from work", DW_URGENT_ABUSE },
  { "my dad trashed the house and we hid", DW_URGENT_ABUSE },
  { "partner shoved me down and left", DW_URGENT_ABUSE },
  { "my wife slaps me and kicks me", DW_URGENT_ABUSE },
  { "im not allowed to see my family", DW_URGENT_ABUSE },
  { "nobody looks after me", DW_URGENT_CHILD },
  { "my aunt is hitting her little boy", DW_URGENT_CHILD },
  { "he dragged me by the hair", DW_URGENT_ABUSE },
  { "i cant take any more of his hitting", DW_URGENT_SELF },
  { "cant take any more", DW_URGENT_SELF },
  { "ive had enough of living with this", DW_URGENT_SELF },
  { "cant face any more days like this", DW_URGENT_SELF },
  { "my partner hits me", DW_URGENT_ABUSE },
  { "hits me", DW_URGENT_ABUSE },
  { "he hit me last night", DW_URGENT_ABUSE },
  { "he won't stop hitting me", DW_URGENT_ABUSE },
  { "I can't stop him hurting me", DW_URGENT_ABUSE },
  { "scared of my partner", DW_URGENT_ABUSE },
  { "I'm frightened of him", DW_URGENT_ABUSE },
  { "my boyfriend is controlling and I'm frightened", DW_URGENT_ABUSE },
  { "husband controls my money", DW_URGENT_ABUSE },
  { "my ex is stalking me", DW_URGENT_ABUSE },
  { "domestic violence", DW_URGENT_ABUSE },
  { "fleeing domestic abuse with two kids", DW_URGENT_ABUSE },
  { "need to get away from my husband", DW_URGENT_ABUSE },
  { "he won't let me leave the house", DW_URGENT_ABUSE },
  { "my son is violent towards me", DW_URGENT_ABUSE },
  { "children saw their dad beat me up and need therapy", DW_URGENT_ABUSE },
  { "not safe at home", DW_URGENT_CHILD },
  { "I don't feel safe", DW_URGENT_ABUSE },
  { "worried a child is not safe", DW_URGENT_CHILD },
  { "worried about a child's safety", DW_URGENT_CHILD },
  { "i think the kids next door are being hit", DW_URGENT_CHILD },
  { "my child is being abused", DW_URGENT_CHILD },
  { "being abused", DW_URGENT_CHILD },
  { "child abuse", DW_URGENT_CHILD },
  { "she came to school with bruises", DW_URGENT_CHILD },
  { "kids left home alone", DW_URGENT_CHILD },
  { "neglect", DW_URGENT_CHILD },
  { "child at risk of harm", DW_URGENT_CHILD },
  { "I'm going to hurt my baby", DW_URGENT_CHILD },
  { "my stepdad touches me", DW_URGENT_SEXUAL },
  { "touched inappropriately", DW_URGENT_SEXUAL },
  { "my daughter was touched", DW_URGENT_SEXUAL },
  { "I was raped", DW_URGENT_SEXUAL },
  { "sexually assaulted", DW_URGENT_SEXUAL },
  { "a man online asked my daughter for nudes", DW_URGENT_SEXUAL },
  { "being groomed online", DW_URGENT_SEXUAL },
  { "going to kill himself", DW_URGENT_SELF },
  { "I want to kill myself", DW_URGENT_SELF },
  { "suicidal", DW_URGENT_SELF },
  { "SUICIDE", DW_URGENT_SELF },
  { "my daughter says she wants to die", DW_URGENT_SELF },
  { "I don't want to live any more", DW_URGENT_SELF },
  { "don’t want to be alive", DW_URGENT_SELF },
  { "wish I was dead", DW_URGENT_SELF },
  { "no reason to live", DW_URGENT_SELF },
  { "can't go on like this", DW_URGENT_SELF },
  { "teenager cutting herself", DW_URGENT_SELF },
  { "self-harm", DW_URGENT_SELF },
  { "self harming 14 year old", DW_URGENT_SELF },
  { "everyone would be better off without me", DW_URGENT_SELF },
  { "overdose", DW_URGENT_SELF },
  { "she's taken an overdose", DW_URGENT_HEALTH },
  { "took all her tablets", DW_URGENT_HEALTH },
  { "baby not breathing", DW_URGENT_HEALTH },
  { "toddler swallowed a battery", DW_URGENT_HEALTH },
  { "he is unconscious", DW_URGENT_HEALTH },
  { "she won't wake up", DW_URGENT_HEALTH },
  { "missing child", DW_URGENT_MISSING },
  { "my son has gone missing", DW_URGENT_MISSING },
  { "15 year old ran away from home", DW_URGENT_MISSING },
  { "daughter hasn't come home", DW_URGENT_MISSING },
  { "he has a knife", DW_URGENT_NOW },
  { "my son is in a gang and carries a knife", DW_URGENT_NOW },
  { "he said he will kill me", DW_URGENT_NOW },
  { "he threatened to burn the house down", DW_URGENT_NOW },
  { "someone is hurting my little sister", DW_URGENT_CHILD },
  { "feel like ending it", DW_URGENT_SELF },
  { "life isn't worth living", DW_URGENT_SELF },
  { "he put his hands round my throat", DW_URGENT_ABUSE },
  { "baby turned blue", DW_URGENT_HEALTH },
  { "kids in the flat above are home alone", DW_URGENT_CHILD },
  { "county lines", DW_URGENT_CHILD },
  { "fgm", DW_URGENT_CHILD },
  { "my niece is being taken abroad to be cut", DW_URGENT_CHILD },
  { "my daughter might be cut when we go to Somalia", DW_URGENT_CHILD },
  { "circumcision of girls abroad", DW_URGENT_CHILD },
  { "female circumcision", DW_URGENT_CHILD },
  { "my baby hit his head", DW_URGENT_HEALTH },
  { "he bumped his head", DW_URGENT_HEALTH },
  { "my son fell and is bleeding", DW_URGENT_HEALTH },
  { "baby fell down the stairs", DW_URGENT_HEALTH },
  { "child burnt with hot tea", DW_URGENT_HEALTH },
  { "toddler scalded his arm", DW_URGENT_HEALTH },
  { "pregnant and bleeding", DW_URGENT_HEALTH },
  { "bleeding and pregnant", DW_URGENT_HEALTH },
  { "having a miscarriage", DW_URGENT_HEALTH },
  { "pregnant and waters broke", DW_URGENT_HEALTH },
  { "fell out of the window", DW_URGENT_HEALTH },
  { "she is choking on a grape", DW_URGENT_HEALTH },
  { "high temperature and a rash", DW_URGENT_HEALTH },
  { "we have nowhere to sleep tonight", DW_URGENT_HOME },
  { "we are sleeping in the car tonight", DW_URGENT_HOME },
  { "sleeping rough with my baby", DW_URGENT_HOME },
  { "kicked out tonight with the kids", DW_URGENT_HOME },
  { "I am homeless with two children", DW_URGENT_HOME },
  { "no place to stay", DW_URGENT_HOME },
  { "my husband controls all my money", DW_URGENT_ABUSE },
  { "my husband takes my wages", DW_URGENT_ABUSE },
  { "she keeps my bank card", DW_URGENT_ABUSE },
  { "neighbour screaming at her kids", DW_URGENT_CHILD },
  { "my parents are forcing me to marry", DW_URGENT_ABUSE },
  { "my husband forces me to have sex", DW_URGENT_SEXUAL },
  { "he made me do sexual things", DW_URGENT_SEXUAL },
  { "my partner has sex with me when I am asleep", DW_URGENT_SEXUAL },
  { "my stepdad comes into my room at night", DW_URGENT_SEXUAL },
  { "uncle keeps coming in my bedroom", DW_URGENT_SEXUAL },
  { "my uncle watches me in the shower", DW_URGENT_SEXUAL },
  { "grandad makes me sit on his lap and I don't like it", DW_URGENT_SEXUAL },
  { "I don't like how my uncle hugs me", DW_URGENT_SEXUAL },
  { "she is 14 and her boyfriend is 22", DW_URGENT_SEXUAL },
  { "my 13 year old is seeing a man of 25", DW_URGENT_SEXUAL },
  { "my daughter's boyfriend is 24 and she is only 15", DW_URGENT_SEXUAL },
  { "my teacher messages me at night", DW_URGENT_SEXUAL },
  { "football coach keeps texting my daughter late", DW_URGENT_SEXUAL },
  { "slapped by teacher", DW_URGENT_CHILD },
  { "my son was hit by nursery staff", DW_URGENT_CHILD },
  { "he pushed me down the stairs", DW_URGENT_ABUSE },
  { "she shoved me into the wall", DW_URGENT_ABUSE },
  { "he dragged me by my hair", DW_URGENT_ABUSE },
  { "my ex found out where we live and is outside", DW_URGENT_ABUSE },
  { "he is standing outside my house", DW_URGENT_ABUSE },
  { "I am a man and my wife throws things at me", DW_URGENT_ABUSE },
  { "partner controlling", DW_URGENT_ABUSE },
  { "my husband has become too controlling", DW_URGENT_ABUSE },
  { "he says he will take the kids if I leave", DW_URGENT_ABUSE },
  { "if I leave him he will hurt us", DW_URGENT_ABUSE },
  { "revenge porn my ex posted my pictures", DW_URGENT_SEXUAL },
  { "my boyfriend shared private videos of me", DW_URGENT_SEXUAL },
  { "they are taking my daughter abroad to get married", DW_URGENT_ABUSE },
  { "my parents want to send me to Pakistan to marry my cousin", DW_URGENT_ABUSE },
  { "my family wants me to get married", DW_URGENT_ABUSE },
  { "girls trip abroad to be cut", DW_URGENT_CHILD },
  { "my son is being used to carry drugs", DW_URGENT_CHILD },
  { "they make my daughter sell drugs", DW_URGENT_CHILD },
  { "county line", DW_URGENT_CHILD },
  { "gang wants my son", DW_URGENT_CHILD },
  { "someone is sending my daughter money and gifts and she stays out all night", DW_URGENT_CHILD },
  { "a man buys my daughter expensive presents", DW_URGENT_CHILD },
  { "my girl stays out all night", DW_URGENT_MISSING },
  { "cuckooing", DW_URGENT_SLAVERY },
  { "drug dealers have taken over my flat", DW_URGENT_SLAVERY },
  { "they took my passport and i have to work without pay", DW_URGENT_SLAVERY },
  { "my boss keeps my passport", DW_URGENT_SLAVERY },
  { "choking", DW_URGENT_HEALTH },
  { "baby is choking", DW_URGENT_HEALTH },
  { "my baby is blue", DW_URGENT_HEALTH },
  { "her lips are going blue", DW_URGENT_HEALTH },
  { "not breathing", DW_URGENT_HEALTH },
  { "my house is on fire", DW_URGENT_NOW },
  { "there is a fire in the kitchen", DW_URGENT_NOW },
  { "gas smell in the flat", DW_URGENT_GAS },
  { "I can smell gas", DW_URGENT_GAS },
  { "carbon monoxide alarm is going off", DW_URGENT_GAS },
  { "kicked out by my parents im 17", DW_URGENT_HOME },
  { "my mum kicked me out", DW_URGENT_HOME },
  { "my dad threw me out of the house", DW_URGENT_HOME },
  { "my landlord changed the locks", DW_URGENT_HOME },
  { "landlord has locked us out", DW_URGENT_HOME },
  { "he is violent", DW_URGENT_ABUSE },
  { "my husband gets violent", DW_URGENT_ABUSE },
  { "mi marido me pega", DW_URGENT_ABUSE },
  { "mój mąż mnie bije", DW_URGENT_ABUSE },
  { "maz mnie pobil", DW_URGENT_ABUSE },
  { "زوجي يضربني", DW_URGENT_ABUSE },
  { "mon mari me frappe", DW_URGENT_ABUSE },
  { "mon mari m'a frappée", DW_URGENT_ABUSE },
  { "kocam beni dövüyor", DW_URGENT_ABUSE },
  { "老公打我", DW_URGENT_ABUSE },
  { "我丈夫经常打我怎么办", DW_URGENT_ABUSE },
  { "আমার স্বামী আমাকে মারে", DW_URGENT_ABUSE },
  { "amar shami amake mare", DW_URGENT_ABUSE },
  { "soțul mă bate", DW_URGENT_ABUSE },
  { "soțul meu m-a lovit", DW_URGENT_ABUSE },
  { "meu marido me bate", DW_URGENT_ABUSE },
  { "o meu marido bate-me", DW_URGENT_ABUSE },
  { "mio marito mi picchia", DW_URGENT_ABUSE },
  { "میرا شوہر مجھے مارتا ہے", DW_URGENT_ABUSE },
  { "mera shohar mujhe marta hai", DW_URGENT_ABUSE },
  { "मेरा पति मुझे मारता है", DW_URGENT_ABUSE },
  { "ninkaygu wuu i garaacaa", DW_URGENT_ABUSE },
  { "burri më rreh", DW_URGENT_ABUSE },
  { "муж меня бьёт", DW_URGENT_ABUSE },
  { "чоловік мене б'є", DW_URGENT_ABUSE },
  { "મારો પતિ મને મારે છે", DW_URGENT_ABUSE },
  { "ਮੇਰਾ ਪਤੀ ਮੈਨੂੰ ਮਾਰਦਾ ਹੈ", DW_URGENT_ABUSE },
  { "என் கணவர் என்னை அடிக்கிறார்", DW_URGENT_ABUSE },
  { "quiero morir", DW_URGENT_SELF },
  { "je veux mourir", DW_URGENT_SELF },
  { "j'ai envie de mourir", DW_URGENT_SELF },
  { "أريد أن أموت", DW_URGENT_SELF },
  { "اريد ان اموت", DW_URGENT_SELF },
  { "chcę się zabić", DW_URGENT_SELF },
  { "chce umrzec", DW_URGENT_SELF },
  { "vreau sa mor", DW_URGENT_SELF },
  { "ölmek istiyorum", DW_URGENT_SELF },
  { "quero morrer", DW_URGENT_SELF },
  { "voglio morire", DW_URGENT_SELF },
  { "আমি মরতে চাই", DW_URGENT_SELF },
  { "ami morte chai", DW_URGENT_SELF },
  { "میں مرنا چاہتا ہوں", DW_URGENT_SELF },
  { "خودکشی", DW_URGENT_SELF },
  { "main marna chahti hoon", DW_URGENT_SELF },
  { "मैं मरना चाहती हूँ", DW_URGENT_SELF },
  { "waxaan rabaa inaan dhinto", DW_URGENT_SELF },
  { "waxaan rabaa inaan is dilo", DW_URGENT_SELF },
  { "dua të vdes", DW_URGENT_SELF },
  { "dua të vras veten", DW_URGENT_SELF },
  { "хочу умереть", DW_URGENT_SELF },
  { "我想死", DW_URGENT_SELF },
  { "我不想活了", DW_URGENT_SELF },
  { "મારે મરવું છે", DW_URGENT_SELF },
  { "ਮੈਂ ਮਰਨਾ ਚਾਹੁੰਦਾ ਹਾਂ", DW_URGENT_SELF },
  { "me violó", DW_URGENT_SEXUAL },
  { "il m'a violée", DW_URGENT_SEXUAL },
  { "اغتصبني", DW_URGENT_SEXUAL },
  { "zgwałcił mnie", DW_URGENT_SEXUAL },
  { "m-a violat", DW_URGENT_SEXUAL },
  { "bana tecavüz etti", DW_URGENT_SEXUAL },
  { "ele me violou", DW_URGENT_SEXUAL },
  { "mi ha violentata", DW_URGENT_ABUSE },
  { "সে আমাকে ধর্ষণ করেছে", DW_URGENT_SEXUAL },
  { "wuu i kufsaday", DW_URGENT_SEXUAL },
  { "më përdhunoi", DW_URGENT_SEXUAL },
  { "他强奸了我", DW_URGENT_SEXUAL },
  { "ayuda policía", DW_URGENT_NOW },
  { "aidez-moi police", DW_URGENT_NOW },
  { "pomocy policja", DW_URGENT_NOW },
  { "ajutor poliția", DW_URGENT_NOW },
  { "imdat polis", DW_URGENT_NOW },
  { "ساعدوني الشرطة", DW_URGENT_NOW },
  { "পুলিশ ডাকুন", DW_URGENT_NOW },
  { "مدد پولیس", DW_URGENT_NOW },
  { "救命", DW_URGENT_NOW },
  { "ndihmë policia", DW_URGENT_NOW },
  { "aiuto polizia", DW_URGENT_NOW },
  { "socorro polícia", DW_URGENT_NOW },
  { "booliska u wac", DW_URGENT_NOW },
  { "help police", DW_URGENT_NOW },
  { "there's a gas leak in my kitchen", DW_URGENT_GAS },
  { "leaking gas", DW_URGENT_GAS },
  { "house smells of rotten eggs", DW_URGENT_GAS },
  { "carbon monoxide poisoning", DW_URGENT_GAS },
  { "the co alarm is beeping", DW_URGENT_GAS },
  { "forced labour", DW_URGENT_SLAVERY },
  { "modern slavery", DW_URGENT_SLAVERY },
  { "my employer has my passport", DW_URGENT_SLAVERY },
  { "human trafficking", DW_URGENT_SLAVERY },
  { "my husband took my passport", DW_URGENT_ABUSE },
  { "he won't give me my passport back", DW_URGENT_ABUSE },
  { "strangers living in my flat", DW_URGENT_SLAVERY },
  { "strangers are living in my flat and won't leave", DW_URGENT_SLAVERY },
  { "a gang has moved into my brother's flat", DW_URGENT_SLAVERY },
  { "they have taken over her home", DW_URGENT_SLAVERY },
  { "dealers won't leave my flat", DW_URGENT_SLAVERY },
  { "landlord put my things on the street", DW_URGENT_HOME },
  { "landlord has thrown all our stuff out", DW_URGENT_HOME },
  { "came home and he had put our things outside in the rain", DW_URGENT_HOME },
  { "my cousin got me to run drugs", DW_URGENT_CHILD },
  { "his mates get him to hold weed", DW_URGENT_CHILD },
  { "older boys got my son to drop off packages", DW_URGENT_SLAVERY },
  { "says he will take the kids if I leave", DW_URGENT_ABUSE },
  { "he threatens to get custody", DW_URGENT_ABUSE },
  { "he says he'll get full custody", DW_URGENT_ABUSE },
  { "told me I'll never see my children again", DW_URGENT_ABUSE },
  { "she is threatening to go for custody if I go", DW_URGENT_ABUSE },
  { "my 9 year old hits me", DW_URGENT_ABUSE },
  { "he rapped me", DW_URGENT_SEXUAL },
  { "i was rapped", DW_URGENT_SEXUAL },
  { "my uncle rapped me", DW_URGENT_SEXUAL },
  { "he raeped my daughter", DW_URGENT_SEXUAL },
  { "sexualy assulted", DW_URGENT_SEXUAL },
  { "he grabs my neck", DW_URGENT_ABUSE },
  { "he grabbed my throat", DW_URGENT_ABUSE },
  { "he squeezed her throat", DW_URGENT_ABUSE },
  { "held me by the neck", DW_URGENT_ABUSE },
  { "شوہر مارتا ہے", DW_URGENT_ABUSE },
  { "shohar marta hai", DW_URGENT_ABUSE },
  { "husband hits", DW_URGENT_ABUSE },
  { "dad beats when drunk", DW_URGENT_ABUSE },
  { "maz bije", DW_URGENT_ABUSE },
  { "sotul bate", DW_URGENT_ABUSE },
  { "marido pega", DW_URGENT_ABUSE },
  { "marido bate", DW_URGENT_ABUSE },
  { "mari violent", DW_URGENT_ABUSE },
  { "marito picchia", DW_URGENT_ABUSE },
  { "kocam dövüyor", DW_URGENT_ABUSE },
  { "زوجي يضرب", DW_URGENT_ABUSE },
  { "স্বামী মারে", DW_URGENT_ABUSE },
  { "shami mare", DW_URGENT_ABUSE },
  { "पति मारता है", DW_URGENT_ABUSE },
  { "ninkaygu wuu garaacaa", DW_URGENT_ABUSE },
  { "burri rreh", DW_URGENT_ABUSE },
  { "муж бьёт", DW_URGENT_ABUSE },
  { "чоловік б'є", DW_URGENT_ABUSE },
  { "老公打人", DW_URGENT_ABUSE },
  { "પતિ મારે છે", DW_URGENT_ABUSE },
  { "ਪਤੀ ਮਾਰਦਾ ਹੈ", DW_URGENT_ABUSE },
  { "கணவர் அடிக்கிறார்", DW_URGENT_ABUSE },
  { "want to throw my baby out the window", DW_URGENT_CHILD },
  { "throw the baby", DW_URGENT_CHILD },
  { "i hate my baby", DW_URGENT_CHILD },
  { "i hate my child and i feel awful", DW_URGENT_CHILD },
  { "i dont love my baby", DW_URGENT_CHILD },
  { "self harmin", DW_URGENT_SELF },
  { "my son is hittin me", DW_URGENT_ABUSE },
  { "cuttin herself", DW_URGENT_SELF },
  { "someone online is asking my daughter for pictures", DW_URGENT_SEXUAL },
  { "a man is asking my son for photos", DW_URGENT_SEXUAL },
  { "stranger on snapchat wants pics of her", DW_URGENT_SEXUAL },
  { "he asked my girl to send him selfies", DW_URGENT_SEXUAL },
  { "asking my daughter for pics online", DW_URGENT_SEXUAL },
  { "sleeping in car", DW_URGENT_HOME },
  { "we sleep in our car", DW_URGENT_HOME },
  { "sleeping in the car with my kids", DW_URGENT_HOME },
  { "me and my baby are sleeping in the car", DW_URGENT_HOME },
  { "had to sleep in the car", DW_URGENT_HOME },
  { "cant go on", DW_URGENT_SELF },
  { "I can't take it anymore", DW_URGENT_SELF },
  { "i cant do this anymore", DW_URGENT_SELF },
  { "cant cope anymore", DW_URGENT_SELF },
  { "hate my life", DW_URGENT_SELF },
  { "he hates himself", DW_URGENT_SELF },
  { "no one feeds him", DW_URGENT_CHILD },
  { "nobody feeds the kids next door", DW_URGENT_CHILD },
  { "kids havent eaten", DW_URGENT_CHILD },
  { "my children haven't eaten since yesterday", DW_URGENT_CHILD },
  { "im scared of my daughter", DW_URGENT_ABUSE },
  { "scared of my son", DW_URGENT_ABUSE },
  { "frightened of my 13 year old son", DW_URGENT_ABUSE },
  { "scared of my son when he is angry", DW_URGENT_ABUSE },
  { "my kid has a rash and stiff neck", DW_URGENT_HEALTH },
  { "fit seizure wont stop", DW_URGENT_HEALTH },
  { "baby wont feed and is floppy", DW_URGENT_HEALTH },
  { "took paracetamol 20", DW_URGENT_SELF },
  { "my son wrote a goodbye note", DW_URGENT_SELF },
  { "goodbye letter from my daughter", DW_URGENT_SELF },
  { "crying baby i feel like im going to shake him", DW_URGENT_CHILD },
  { "hes been inappropriate with my little girl", DW_URGENT_SEXUAL },
  { "hes been inappropriate with my daughter", DW_URGENT_SEXUAL },
  { "he exposed himself to my son", DW_URGENT_SEXUAL },
  { "coach sends my daughter messages at night", DW_URGENT_SEXUAL },
  { "my brother in law hits his kids", DW_URGENT_CHILD },
  { "uncle hits my cousins", DW_URGENT_CHILD },
  { "nieghbours baby crying for hours think theyre alone", DW_URGENT_CHILD },
  { "someone is following my daughter home from school", DW_URGENT_CHILD },
  { "my mum drinks every night im 12", DW_URGENT_CHILD },
  { "im 12 and my mum is drunk all the time and theres no food", DW_URGENT_CHILD },
  { "my dad is always drunk and i look after my brothers", DW_URGENT_CHILD },
  { "i am 13 and pregnant", DW_URGENT_SEXUAL },
  { "how do i move without my ex finding us", DW_URGENT_ABUSE },
  { "hide my location from my ex", DW_URGENT_ABUSE },
  { "he is following me", DW_URGENT_ABUSE },
  { "my partner came out of prison and knows where i live", DW_URGENT_ABUSE },
  { "my ex is out of jail and im scared", DW_URGENT_ABUSE },
  { "he will take my children to pakistan", DW_URGENT_ABUSE },
  { "my son locked me out and is smashing up the house", DW_URGENT_ABUSE },
  { "my daughter hears voices telling her to hurt people", DW_URGENT_SELF },
  { "ran away from my husband with 2 kids where can i go", DW_URGENT_ABUSE },
  { "his eyes rolled back and he is shaking", DW_URGENT_HEALTH },
  { "allergic reaction lips swelling", DW_URGENT_HEALTH },
  { "she drank my methadone", DW_URGENT_HEALTH },
  { "she wont stop being sick and is very sleepy", DW_URGENT_HEALTH },
  { "my daughter has stopped eating and drinking", DW_URGENT_HEALTH },
  { "my partner raised his fist at me", DW_URGENT_ABUSE },
  { "i had to lock myself in the bathroom", DW_URGENT_ABUSE },
  { "he says he will burn the house down", DW_URGENT_ABUSE },
  { "he wont stop ringing me", DW_URGENT_ABUSE },
  { "he killed my cat", DW_URGENT_ABUSE },
  { "my son touched his sister", DW_URGENT_SEXUAL },
  { "my daughter is in a car with men i dont know", DW_URGENT_CHILD },
  { "老公打我，请打我电话", DW_URGENT_ABUSE },
  { "他经常打我请打我的手机", DW_URGENT_ABUSE },
};

/* What only sounds so, and what everybody asks. */
static const char *const calm[] = {
  "not safe enough cycle routes",
  "cycle routes are not safe",
  "not safe roads near school",
  "playground not safe for toddlers",
  "pavement not safe for my pram",
  "hide and seek with dad",
  "he cant go home alone from school needs transport",
  "my girl has to be cut out of the photo",
  "we are going to gambia this summer and need her jabs",
  "he will get his hair cut in nigeria",
  "my dad is angry about the parking",
  "horror films scare me",
  "exams are scaring me",
  "the hospital is scaring me",
  "i cant go home for lunch",
  "we are not allowed to take food home",
  "he doesnt want to go home after playgroup",
  "baby crying at night what helps",
  "losing sleep over a baby who naps by day",
  "going to lose my job over childcare",
  "my son screams when he loses a game",
  "losing patience with the council",
  "angry with the school about my babys nursery place",
  "he tried to take the kids swimming",
  "trying to take my toddler to the dentist",
  "dad came to school to collect her",
  "she kept the baby warm and wont need the blanket",
  "violencia no para deporte",
  "je suis en retard avec mon bébé",
  "evde çalışma kursu",
  "دروس في البيت",
  "which one is looking after the children", "one is feeding the kids", "my daughter just shot a video", "foster child told me about the trip",
  "school keeps ringing me to come and get him", "nursery asked his dad to come and get her early", "can my mum come and get the kids",
  "heat rash wont go away", "nappy rash not clearing", "spots on his face wont go", "teenage spots", "broke a glass and the spots on the carpet",
  "how do babies move in the womb", "baby not rolling yet", "feel the baby move class", "no movement on his ehcp", "kicks from the football club",
  "giving away baby clothes", "give away old toys", "where can i give my stuff away", "she gave her friend a present", "he gave his coat away by mistake",
  "donate my things to charity", "saying goodbye at nursery drop off", "she cries when saying goodbye to everyone at nursery", "said goodbye to our old house",
  "secret santa games", "a secret garden play group", "board games club", "special games for autistic kids", "our secret recipe",
  "lost my passport", "my mum has my passport", "need a passport for my baby", "passport photo help", "my son took his passport on the trip",
  "broke my glasses", "cutting costs", "cut my hair", "cutting our food bills", "killing time with toddler", "cutting back on screen time",
  "chest infection clinic", "asthma and chest health group", "epilepsy and seizures support group", "seizure first aid training",
  "my son has epilepsy and seizures need respite", "meningitis charity support after", "bereaved by meningitis",
  "sepsis awareness course", "no one is feeding into the ehcp", "my brother has a room to rent", "foster child told me he likes football",
  "teacher says my son is weird at school", "teacher training", "locked in syndrome", "sex education for parents", "help with rent",
  "sex education for teenagers in return to school", "they will kick off at home time", "need help with rent and food",
  "where can i get some tablets",
  "mum has taken a few tablets for her cold",
  "i am out of work and have not heard back",
  "my application has gone in and i havent heard",
  "if i leave hospital who will get me home",
  "if i left work could you find me a course",
  "my husbands dog bit me",
  "i want to vanish my debts",
  "my benefits are going to disappear",
  "my back is killing me",
  "he forgot to take his tablets",
  "jump start parenting",
  "i want my debts to disappear",
  "talking to parents online",
  "my son talks to his speech therapist online",
  "dad has been sent to prison",
  "going abroad to get married",
  "my nan beats me at cards", "my daughter beat me at chess", "my son was hit by a ball at football",
  "abuse of blue badge parking", "rape seed oil",
  "school keeps calling me",
  "he will take my kids to his mums at the weekend",
  "my toddler keeps following me around the house",
  "she follows me everywhere even to the toilet",
  "taking my son to pakistan for a wedding",
  "leaving party and goodbye cards for the childminder",
  "my dad is always tired",
  "i am 13 and want a youth club",
  "rash on his arm",
  "stiff neck from breastfeeding",
  "my son touched the stove",
  "someone is following up my referral",
  "im going to shake things up at the playgroup",
  "moving house without the council knowing my new doctor",
  "baby crying for hours",
  "my mum drinks tea with the neighbours",
  "locked myself out of the house",
  "he wont stop talking",
  "he wont stop crying",
  "our dog died and my son is sad",
  "smash hits dance class",
  "he ate all his dinner",
  "stopped breastfeeding and drinking coffee",
  "teacher sends my daughter home every day",
  "he took two tablets for his headache",
  "change my address",
  "the keys are in the car with the pram",
  "group for men who dont know anyone",
  "voice coach for kids",
  "play area with other children",
  "uncle hits his golf ball",
  "dad kicks the ball to my brother",
  "parenting app on my phone",
  "the camera on my phone is broken",
  "mum leaves me with nan after school",
  "midwife tells me what i can eat",
  "dad makes me laugh",
  "he puts the knife in the drawer",
  "my coach makes him do it again",
  "my mum goes out and leaves us with our aunt",
  "our council tells me where i can park",
  "he watches cartoons on my phone",
  "my husband is away for days at work",
  "nspcc training for schools",
  "samaritans volunteering course",
  "0207 946 0018",
  "school wants photos of my son for the website",
  "my daughter talks to her nan on facebook",
  "she broke the window playing football",
  "my son is always on his phone",
  "she wont take her tablets for adhd",
  "somewhere to breathe and relax for new mums",
  "baby yoga and breathing class",
  "my toddler bites at nursery",
  "the dog died and the kids are sad",
  "how to stop smacking",
  "my boy hits the ball too hard looking for cricket",
  "kids fight over the tablet all day",
  "first aid course for parents baby choking",
  "he kicks off when its time for school",
  "she is dying to join a drama club",
  "my husband works nights and i am lonely",
  "im killing time before school pickup any playgroups",
  "looking for a break from the kids",
  "my daughter cut her hair and is being teased",
  "she cries when i leave her at nursery",
  "i cant take any more of the mess in this flat",
  "locked out of my universal credit account",
  "can my ex get legal aid",
  "i burnt the dinner and the kids wont eat anything",
  "son scared of the dark",
  "my teenager hates me",
  "he jumps off the sofa all day hes so hyper",
  "gas bill too high",
  "knife crime workshop for schools",
  "training on domestic abuse for staff",
  "my mum has dementia and needs care",
  "trip to the beach for kids",
  "hit and miss with potty training",
  "bedtime is murder",
  "parenting course for angry dads",
  "my baby wont take the bottle",
  "overdose awareness training for youth workers",
  "how do i tell my kids about divorce",
  "help after my operation with the children",
  "girl being left out at school",
  "i want to leave my job and retrain",
  "he took her phone away as punishment",
  "family bereavement support after nan died",
  "in debt",
  "debt",
  "we are in debt and getting letters",
  "debt help not a loan",
  "wants to have her hair cut",
  "want to get her nails cut",
  "baby fits in the car seat",
  "toddler fitting in at nursery",
  "pregnant and need a blood test",
  "pregnant with high blood pressure",
  "baby sleeping in the car seat",
  "kids sleeping in the car seat on long drives",
  "my daughter beat her best time at swimming", "my husband controls the heating app", "the pram lost a wheel and nearly ran away",
  "havent heard from camhs", "the teacher asked me to come in", "someone offered me a lift to the hub", "my dad shows me photos",
  "i could do something to the garden", "people lying on the floor at yoga", "wrote a letter to my mp", "sat on the bridge feeding ducks",
  "cant keep the kids from fighting", "my teenager lies on the sofa and wont talk", "i lost my keys and then the bus went",
  "first aid for choking babies", "the bills are choking us", "my feet are killing me after the school run", "this weather is killing me",
  "running away with myself too many commitments", "beaten by the housing system", "hit hard by the cost of living", "bath bomb making for kids",
  "he beats me at chess", "frightened of dogs", "water safety for kids", "controlled crying sleep training", "note to say goodbye to her teacher",
  "i might hit my child benefit limit", "i want to throw my daughter a party", "worried i might miss my baby's check", "he follows me to the toilet",
  "scared of what he will eat at nursery", "punching pads class for girls", "he waits for me after school club", "keeps my passport photo safe",
  "i could kill him for leaving his shoes out",
  "my toddler runs away in the park",
  "nowhere to sleep for my toddlers nap",
  "knife skills cooking class",
  "my child was made to get changed",
  "someone to look after my kids while i work",
  "i dont look after myself properly need exercise class",
  "my boyfriend works nights and i do everything",
  "he broke my glasses",
  "my toddler broke my phone",
  "boxing coach slaps hands pads for teens",
  "he pushes himself hard at school",
  "my partner and me want to try a group",
  "the cost of living is killing me",
  "is my child allowed to go to nursery at 2",
  "im not allowed to drive after surgery need transport",
  "who can cut my daughters hair",
  "plans to cut the ribbon",
  "neighbours kids are noisy",
  "jumping class for toddlers",
  "thinking of jumping back into work",
  "my dad is in hospital and i look after my brothers",
  "woman who hits a drum in music group",
  "my ex and i get on fine",
  "uncle making a cake for the family fun day",
  "hes being followed by the health visitor",
  "my son broke his arm what about school",
  "no one cares for the park",
  "someone who cares for me wants a break carers group",
  "im being watched for diabetes in pregnancy",
  "i cant do any more hours",
  "enough of living here",
  "cant take any more of this noise",
  "overdose of sugar at parties",
  "run away to the seaside day trip",
  "hurt my back lifting the pram",
  "help my house is full of mice", "tell him to sleep in his own bed", "teacher told me to meet the senco",
  "my husband is at work", "money i dont know who to ask", "dealing with people in my house",
  "dad is at work on nights",
  "killing time in half term", "hit and miss", "hit or miss bedtime", "safe sleeping",
  "is co-sleeping safe sleep advice", "kicking off at home", "landlord kicking us out", "my son keeps kicking off",
  "baby kicking at night", "4 year old not talking", "not sleeping", "missing school", "keeps missing appointments",
  "emergency food", "emergency plumber", "emergency housing", "youth club", "dog grooming", "touch typing",
  "get in touch with a health visitor", "burnt out and tired", "panic attacks mum of 3", "alcohol abuse", "toddler hits his sister",
  "hitting other children at nursery", "cut my benefits", "worried about a child's speech",
  "worried about my son's reading", "scared about starting big school in september", "scared of the dark",
  "sensory meltdowns", "suicide prevention training for staff",
  "training about domestic violence for practitioners", "beat the boredom in summer", "how do I stop shouting",
  "lost my kids to care last year", "left school at 16", "first aid course choking hazards", "parking permit",
  "cant wake up for school", "die to know", "my ex and I can't be in the same room", "missing his dad",
  "run out of food", "running club", "safe places to play", "stay safe online", "safe walking routes",
  "dance class at the abc centre", "", "😀", "…", "had a fit of giggles", "home alone parent group",
  "knife and fork skills", "breastfeeding hurts", "dbs police check", "sex education",
  "benefits might be cut in april", "haircut for toddler", "bangs his head when upset", "miscarriage support group",
  "fell behind with rent", "baby won't sleep in the car", "somewhere to live with a garden",
  "places to stay for a holiday", "kicked out of school", "thrown out of nursery", "place to play",
  "bump and baby group", "pregnant and tired", "burnt toast", "council takes my rent from benefits",
  "homeless charity volunteering", "boy circumcision clinic", "a place for my son at nursery", "sleep training",
  "temperature of bath water", "head lice", "i shout at my wife and want to change how i behave",
  "my toddler hits me", "my 2 year old hits me", "my three year old keeps hitting me", "hit by my toddler",
  "I do not want to die of boredom", "killing time with kids", "my partner hits the gym",
  "cutting and sticking for toddlers", "fire safety talk", "gas bill help", "choking first aid course for babies",
  "marriage counselling", "drug education for schools", "trip abroad for girls football", "baby blue pram",
  "blue badge", "cuckoo clock museum", "my baby has blue eyes", "baby blues support", "gas boiler not working",
  "gas safety certificate", "fire engine visit", "talk on fire safety", "can I change the locks on my flat",
  "lost my passport", "passport photo for a baby", "renew my passport", "marriage certificate",
  "getting married in church", "sex education for 14 year olds", "boyfriend is 22 and I am 21",
  "boxing club for 14 year olds", "my teacher sends homework", "parents evening at night",
  "my son comes into my bed at night", "sitting on my lap story time", "holiday abroad with kids",
  "work without stress", "paid work experience", "volunteer without pay", "money for my daughter's uniform",
  "gifts for my daughter", "presents for families at christmas", "stay and play", "drug and alcohol service",
  "help with drugs", "throwing clay pottery", "push chair walks", "push up challenge", "controlling asthma",
  "remote control cars", "control my temper", "room to rent", "wedding venues", "thrown in at the deep end",
  "locks changed after losing keys", "key safe for my mum", "photo club", "share my photos of the park",
  "older boy swimming group", "my ex and I share the kids", "outside play at nursery", "take the kids if it rains",
  "night bus", "pushed for time", "help from police cadets", "police cadets", "smoke alarm fitted free",
  "stop smoking", "bonfire night fireworks", "campfire cooking", "breathing exercises",
  "out of breath exercise class", "purple group at nursery", "find out where the clinic is",
  "my 12 year old is 5 foot", "gas meter top up", "gang of mums for coffee", "arranged a playdate",
  "marry me musical", "he is 14 and likes football", "she is outside a lot", "family photos",
  "video club for teens", "french for beginners", "polish school", "mi hijo no habla", "cours de francais",
  "clases de espanol", "turkce kursu", "corso di italiano", "kurs polskiego", "我想学英语", "打我电话",
  "请打我电话", "可以打我手机吗", "妈妈想死你了", "my 6 year old hits me", "my six year old keeps hitting me", "my 8yo kicks me",
  "my uncle has my passport", "my mum has our passports", "gas engineer course", "smell of fresh bread", "co parenting course",
  "co-op food bank", "put my clothes on the line", "toddler throws his things on the floor", "left my bag on the bus",
  "my ex wants shared custody", "child arrangements and custody advice", "mediation about custody", "take the kids to the park",
  "lads and dads football", "friends staying in my house for christmas", "people living in my house", "students living in our house",
  "he got me to join a running club", "run a bake sale", "spice cooking class", "coke bottle rocket workshop",
  "cousin got me a job", "will I see my son's teacher again", "not had my daughter back at nursery yet",
  "دروس عربية", "আমি ইংরেজি শিখতে চাই",
  "مجھے انگریزی سیکھنی ہے", "szukam przedszkola", "caut gradinita", "busco trabajo",
  "je cherche une creche", "procuro emprego", "kerkoj pune", "shaqo raadis", "mujhe school chahiye",
  "amake help korun",
  "he rapped at the door", "rap music", "rapped about his feelings at youth club", "wrapped up warm",
  "baby grabs my neck when feeding", "my toddler grabbed my hair", "baby cant hold his neck up", "neck pain physio",
  "throw a baby shower", "throwing a baby shower on a budget", "throw baby clothes away",
  "dont throw the baby out with the bathwater", "i hate my baby name", "i hate my kids being on screens", "hate my job",
  "hates school", "self harmony yoga", "nursery asked me for photos", "school wants pictures of my daughter for the website",
  "photos of my baby free shoot", "asked for a photo id", "baby sleeps in the car seat", "baby only naps in the car",
  "only naps in the car", "toddler sleeping in the car seat", "baby falls asleep in the car", "he wont sleep in the car",
  "cant go on holiday", "cant go on the trip", "my son cant go on the school trip with his class", "cant take it to the tip",
  "cant do mondays", "cant do it on mondays", "cant take my son to school", "i cant do his homework with him",
  "hate my life insurance company", "kids havent eaten their veg", "he hasnt eaten vegetables", "fussy eater feeds himself",
  "baby feeds at night", "how to stop night feeds", "scared of my driving test", "scared of my daughter starting school",
  "worried about my son", "scared of my son's school", "living in care", "maybe i can do this again", "training in cooking",
  "ممکن ہے", "captain cook school again", "my husband works nights", "mum beats cancer support", "dad hits milestone birthday",
};

static void
test_dangers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dangers); i++)
    if ((dw_urgent_read (dangers[i].text) & dangers[i].when) == 0)
      {
        g_test_message ("not heard: “%s”", dangers[i].text);
        g_test_fail ();
      }
}

static void
test_calm (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (calm); i++)
    if (dw_urgent_read (calm[i]) != 0)
      {
        g_test_message ("heard %#x in “%s”", dw_urgent_read (calm[i]), calm[i]);
        g_test_fail ();
      }
}

/* Every alternative of a pattern must be as dw_text_words() leaves what people type, or it is never heard. */
static void
assert_folded (const char *pattern)
{
  g_auto (GStrv) parts = g_strsplit_set (pattern, " |", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *bare = g_strdelimit (g_strdup (parts[i]), "*?$", ' ');
      const char *expected = g_strstrip (bare);
      g_auto (GStrv) words = dw_text_words (expected, 4, 96);

      if (expected[0] == '\0')
        continue;
      if (g_strv_length (words) != 1 || g_strcmp0 (words[0], expected) != 0)
        {
          g_test_message ("“%s” is never heard: it folds to “%s”", expected, words[0] != NULL ? words[0] : "");
          g_test_fail ();
        }
    }
}

static void
test_folded (void)
{
  const DwUrgentPattern *const tables[] = {
    dw_urgent_english,       dw_urgent_english_home,  dw_urgent_english_family,
    dw_urgent_english_force, dw_urgent_english_signs, dw_urgent_languages,
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const DwUrgentPattern *pattern = tables[i]; pattern->pattern != NULL; pattern++)
      assert_folded (pattern->pattern);
  for (guint i = 0; dw_urgent_harmless[i] != NULL; i++)
    assert_folded (dw_urgent_harmless[i]);
}

/* What is danger by itself, with nothing beside it. A slip in a pattern once made "debt" one of them. */
static const char *const alone[] = {
  "suicid*", "selfharm*", "kms", "unalive*", "unaliving", "overdos*", "unconscious", "unresponsive", "collapsed",
  "scald", "scalds", "scalded", "miscarrying", "dv", "dva", "vawg", "abuse", "abused", "abusing", "abusive",
  "abuser", "refuge", "stalk", "stalked", "stalking", "stalker", "stalks", "fgm", "infibulat*", "gudniin",
  "gaslight*", "neglect", "neglected", "neglecting", "neglects", "neglectful", "bruise", "bruises", "bruised",
  "bruising", "disclosed", "disclosure", "exploit", "exploited", "exploiting", "traffick*", "rape", "rapes",
  "raped", "raping", "rapist", "molest*", "paedophil*", "pedophil*", "pedo", "paedo", "incest", "groomed",
  "grooming", "nudes", "sextortion", "sexting", "blackmail*", "upskirt*", "999", "cuckoo", "cuckooed", "cuckooing",
  "slavery", "choking", "childline", "samaritans", NULL,
};

/* Returns: (transfer full) (nullable): the words of which one alone is @pattern. */
static char *
dup_only_part (const char *pattern)
{
  g_auto (GStrv) parts = g_strsplit (pattern, " ", -1);
  const char *only = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_has_suffix (parts[i], "?"))
        continue;
      if (only != NULL)
        return NULL;
      only = parts[i];
    }

  return g_strdup (only);
}

static void
test_alone (void)
{
  const DwUrgentPattern *const tables[] = {
    dw_urgent_english, dw_urgent_english_home, dw_urgent_english_family, dw_urgent_english_force, dw_urgent_english_signs,
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const DwUrgentPattern *pattern = tables[i]; pattern->pattern != NULL; pattern++)
      {
        g_autofree char *only = pattern->when != 0 ? dup_only_part (pattern->pattern) : NULL;
        g_auto (GStrv) words = only != NULL ? g_strsplit (only, "|", -1) : NULL;

        for (guint word = 0; words != NULL && words[word] != NULL; word++)
          if (!g_strv_contains (alone, words[word]))
            {
              g_test_message ("“%s” alone calls for help", words[word]);
              g_test_fail ();
            }
      }
}

static void
test_hostile (void)
{
  g_autoptr (GString) many = g_string_new (NULL);

  for (guint i = 0; i < 10000; i++)
    g_string_append (many, "is is a being not want to ");
  g_assert_cmpuint (dw_urgent_read (many->str), ==, 0);
  g_assert_cmpuint (dw_urgent_read (NULL), ==, 0);
  g_assert_cmpuint (dw_urgent_read ("\xff\xfe suicidal\xff"), ==, DW_URGENT_SELF);
  g_string_prepend (many, "he hits me ");
  g_assert_cmpuint (dw_urgent_read (many->str) & DW_URGENT_ABUSE, !=, 0);
}

static void
test_contacts (void)
{
  for (guint when = 0; when <= DW_URGENT_ALL; when++)
    {
      g_autofree const DwUrgentContact **contacts = dw_urgent_list_contacts (when);

      g_assert_cmpstr (contacts[0]->number, ==, "999");
      g_assert_nonnull (contacts[1]);
      g_assert_nonnull (dw_urgent_get_title (when));
      for (guint i = 0; contacts[i] != NULL; i++)
        if (contacts[i]->number != NULL)
          g_assert_cmpuint (strspn (contacts[i]->number, "0123456789 "), ==, strlen (contacts[i]->number));
    }
}

static void
test_young (void)
{
  const char *const children[] = { "my mum hits me", "im 13 and my dad hits me", "i am 12 and i want to die", "my step dad touches me",
                                   "0800 1111", "08001111", "childline" };
  const char *const grown[] = { "my partner hits me", "my son is 13 and hits me", "my 13 year old wants to die", "im 30 and want to die" };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      guint when = dw_urgent_read (children[i]);
      g_autofree const DwUrgentContact **contacts = dw_urgent_list_contacts (when);

      g_assert_cmphex (when & DW_URGENT_ALL, !=, 0);
      g_assert_cmpstr (contacts[1]->number, ==, "0800 1111");
    }
  for (guint i = 0; i < G_N_ELEMENTS (grown); i++)
    {
      guint when = dw_urgent_read (grown[i]);

      g_assert_cmphex (when & DW_URGENT_ALL, !=, 0);
      g_assert_cmphex (when & DW_URGENT_YOUNG, ==, 0);
    }
  g_assert_cmphex (dw_urgent_read ("i am 12 and want a youth club"), ==, 0);
}

/* Whatever else is heard: who weighs words asks this too. */
static void
test_by_young (void)
{
  const char *const children[] = {
    "im 12 and nobody notices", "i am in year 8 and i hate it", "my form tutor keeps looking", "my foster carers lock the fridge", "my dad wont let me eat", "im only 9",
  };
  const char *const grown[] = {
    "im 34 and nobody notices", "my son is in year 8", "i am a form tutor", "i am a foster carer", "my partner wont let me eat", "his dad wont let me see him", "she is 12",
  };

  for (guint i = 0; i < G_N_ELEMENTS (children) + G_N_ELEMENTS (grown); i++)
    {
      gboolean is_child = i < G_N_ELEMENTS (children);
      g_auto (GStrv) words = dw_text_words (is_child ? children[i] : grown[i - G_N_ELEMENTS (children)], 64, 96);

      g_test_message ("%s …", words[0]);
      g_assert_cmpint (dw_urgent_is_young (words), ==, is_child);
    }
}

static void
test_parent (void)
{
  const char *const afraid[] = { "i am scared i will hurt my baby", "scared i will hurt him", "i'm afraid i might hit my kids", "i nearly shook the baby" };

  for (guint i = 0; i < G_N_ELEMENTS (afraid); i++)
    {
      guint when = dw_urgent_read (afraid[i]);
      g_autofree const DwUrgentContact **contacts = dw_urgent_list_contacts (when);

      g_assert_cmpstr (dw_urgent_get_title (when), ==, "Afraid of what you may do?");
      g_assert_cmpstr (contacts[1]->number, ==, "116 123");
      g_assert_cmpstr (contacts[2]->number, ==, "111");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/urgent/words that tell of danger are heard", test_dangers);
  g_test_add_func ("/search/urgent/words that only sound so are not", test_calm);
  g_test_add_func ("/search/urgent/every pattern is written as words are folded", test_folded);
  g_test_add_func ("/search/urgent/no word is danger by itself but those that can be nothing else", test_alone);
  g_test_add_func ("/search/urgent/ten thousand words and broken bytes are read in bounds", test_hostile);
  g_test_add_func ("/search/urgent/every danger has numbers to ring, 999 first", test_contacts);
  g_test_add_func ("/search/urgent/where a child writes, Childline comes straight after 999", test_young);
  g_test_add_func ("/search/urgent/a child is told from a grown-up by words without danger", test_by_young);
  g_test_add_func ("/search/urgent/who is afraid of what they may do is given somebody to talk to first", test_parent);
  return g_test_run ();
}
