"""Forms that no rule of endings brings together, and the words the portal is about above all."""

from __future__ import annotations

from typing import Final

from portal.search.understanding.folding import fold


def _forms(lines: str) -> dict[str, str]:
    """Read lines of one word and its other forms."""
    found: dict[str, str] = {}
    for line in lines.strip().splitlines():
        word, *others = map(fold, line.split())
        found |= dict.fromkeys(others, word)
    return found


ENGLISH: Final = """
child children childrens childs
person people peoples persons
man men mens
woman women womens
foot feet
tooth teeth
mouse mice
knife knives
life lives
wife wives
thief thieves
half halves
self selves
shelf shelves
crisis crises
analysis analyses
diagnosis diagnoses
criterion criteria
medium media
refer referral referrals referrer referrers
steal stole stolen
sell sold
run ran
take took taken
hide hid hidden
beat beaten
write wrote written
speak spoke spoken
tell told
buy bought
teach taught
drive drove driven
threat threaten threatens threatened threatening
programme program programs
centre center centers centred centered
offence offense offenses
defence defense defenses
licence license licenses licensed
practice practise practises practised practising
judgement judgment judgments
enquiry inquiry inquiries
paedophile pedophile pedophiles
counsellor counselor counselors
"""

# Words of the texts come without accents, whatever stands here.
IRREGULAR: Final = {
    "en": _forms(ENGLISH),
    "pl": _forms(
        """
dziecko dziecka dziecku dzieckiem dzieci dzieciom dziećmi dzieciach
człowiek człowieka człowiekiem ludzie ludzi ludziom ludźmi ludziach
rodzic rodzice rodzica rodzicem rodziców rodzicom rodzicami rodzicach
brat bracia braci
zaginięcie zaginięcia zaginięciu zaginięć
"""
    ),
    "ro": _forms(
        """
copil copii copiii copilul copilului copiilor copile copiilul
om oameni oamenii oamenilor omul omului
exploatare exploatarea exploatării exploatărilor exploatări
școală școala școli școlii școlile școlilor
soră surori surorile
"""
    ),
    "lt": _forms(
        """
žmogus žmonės žmonių žmones žmonėms žmogaus žmogų
dingęs dingusi dingusių dingusio dingusį dingusieji dingusiųjų
"""
    ),
    "uk": _forms(
        """
дитина діти дітей дітям дітьми дітях
людина люди людей людям людьми людях
батьки батьків батькам батьками
школа шкіл
"""
    ),
}

# Broken plurals of Arabic, by their stems: what is joined to them in front is gone there.
STEMS_ALIKE: Final = {
    "ar": {
        fold(many): fold(one)
        for many, one in (
            ("اطفال", "طفل"),
            ("مدارس", "مدرس"),
            ("اولاد", "ولد"),
            ("اشخاص", "شخص"),
            ("مخاطر", "خطر"),
            ("اخطار", "خطر"),
        )
    }
}
