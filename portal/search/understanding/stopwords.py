"""Words that say nothing of what is looked for, in each language.

"Missing", "need", "help", "report" and "child" are no such words here. "Not" and "no" are: a search
has no opposites, and what is called so ("not in school") is found as a phrase first.
"""

from __future__ import annotations

from typing import Final

from portal.search.understanding.analysis import fold, languages_of

WORDS: Final = {
    "en": """
a an the and or but if of in on at to for from by with about into onto upon as than then that this
these those there here is are was were be been being am do does did doing done have has had having
can could would should will shall may might must i me my mine we us our ours you your yours he him
his she her hers it its they them their theirs who whom whose which what when where why how whats
wheres whos hows whens please thanks thank hello hi hey just also so very really some any between
someone somebody something anyone anybody anything im ive id youre hes shes theyre weve isnt arent
dont doesnt didnt wont cant cannot couldnt wouldnt shouldnt not no yes etc eg ie via per
""",
    "pl": """
a i o u w z ze we na do od po za dla przez przy pod nad przed bez ku oraz lub albo ale czy to ten ta
te ci co kto kogo komu kim gdzie kiedy jak jaki jaka jakie dlaczego czemu ile jest są był była było
być mam ma mieć mogę może można się nie tak ja ty on ona ono my wy oni mnie mi go jej ich im tym tej
tego proszę dziękuję jeśli jeżeli że żeby moje moja mój
""",
    "ro": """
a ai al ale am are as au ca că ce cea cel cei cele ci cine cu când cum cât dacă de deci din după dar
e ea ei el ele este eu fi fie fost i îi îl în la le li lor lui mă mea meu mi mie ne noi nu o ori pe
pentru prin sa să sau se și sunt te tu un una unde unei unui unor va vă vreau voi care căruia
aș pot poate rog mulțumesc
""",
    "lt": """
ar arba aš bei bet būti buvo čia dėl ir iš į ją jam jei jeigu ji jie jis jo jos jų kad kai kaip kas
ką kam kieno kiek kodėl kuris kuri kur kada man mane mano mes mus nes ne nėra nuo o pas per po prie
prieš su šis ši tai tas ta te tik tu už yra ant apie be ačiū prašau galiu gali
""",
    "uk": """
а або але б би бо в ви він вона вони воно все вже де для до є же з за зі і й із їх його її як який
яка яке які коли кого кому кто хто що щоб чи чому це цей ця ці той та те ті у ми мене мені мій моя
моє на над не ні о об від він по при про під так також там тут то треба у через я може можна дякую
будь ласка бути був була було якщо скільки
""",
    "ar": """
في من على إلى الى عن مع هذا هذه ذلك تلك هو هي هم هن أنا نحن أنت ما ماذا من متى أين اين كيف لماذا
كم هل أي اي التي الذي الذين أو او و ثم لكن أن ان إن إذا اذا كان كانت يكون لا لم لن قد كل بعض عند
بين حتى بعد قبل لي لك له لها لهم يمكن يمكنني شكرا
""",
}
_FOLDED: Final = {
    code: frozenset(filter(None, map(fold, listed.split()))) for code, listed in WORDS.items()
}


def is_stop_word(word: str, language: str) -> bool:
    """Say whether a folded word says nothing; readers of any language also ask in the first."""
    if len(word) == 1 and word.isascii() and word.isalpha():
        return True
    return any(word in _FOLDED.get(code, ()) for code in languages_of(language))
