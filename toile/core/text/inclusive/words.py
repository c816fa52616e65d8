"""What French knows of a word that people are called by: its feminines and its plurals.

A table of 17,000 words with two genders (`two_genders.txt`) answers first, corrected and completed here by hand;
for words no table has, `guessed_feminine` reads the ending. Words are lower case, accented, in Unicode form C.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path


def listed(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Words whose feminine the table lacks, has apart, or has in a form that is not the usual one.
MORE_FEMININES = {
    "aucun": ["aucune"], "bel": ["belle"], "chacun": ["chacune"], "fol": ["folle"], "mol": ["molle"],
    "nouvel": ["nouvelle"], "tout": ["toute"], "vieil": ["vieille"],
    "andalou": ["andalouse"], "coi": ["coite"], "esquimau": ["esquimaude"], "favori": ["favorite"],
    "franc": ["franche"], "hébreu": ["hébreue"], "laïc": ["laïque"], "rigolo": ["rigolote"], "tiers": ["tierce"],
    "tsigane": [], "andalous": [],
    "abbé": ["abbesse"], "borgne": ["borgnesse"], "compagnon": ["compagne", "compagnonne"], "copain": ["copine"],
    "diable": ["diablesse"], "dieu": ["déesse"], "druide": ["druidesse"], "duc": ["duchesse"], "empereur": ["impératrice"],
    "gendre": [], "gouverneur": ["gouverneure"], "grand-duc": ["grande-duchesse"], "archiduc": ["archiduchesse"],
    "héros": ["héroïne"], "hôte": ["hôtesse"], "loup": ["louve"], "maire": ["mairesse"], "neveu": ["nièce"],
    "parrain": ["marraine"], "pauvre": ["pauvresse"], "serviteur": ["servante"], "suisse": ["suissesse"],
    "traître": ["traîtresse"], "tsar": ["tsarine"], "mulâtre": ["mulâtresse"], "pair": ["paire"],
    "clown": ["clowne"], "mannequin": ["mannequine"], "médecin": ["médecine"], "sapeur": ["sapeuse"],
    "substitut": ["substitute"], "témoin": ["témoine"], "tribun": ["tribune"], "imam": ["imame"], "rabbin": ["rabbine"], "roi": ["reine"],
    "burkinabé": ["burkinabée"], "dealer": ["dealeuse"], "leader": ["leadeuse"], "manager": ["manageuse"],
    "reporter": ["reportrice"], "supporter": ["supportrice"], "designer": ["designeuse"],
}  # fmt: skip

# Words in -eur with two feminines in use: the dictionary's first, then the one that only its own suffix calls for.
TWO_FEMININES = {
    "agresseur": ["agresseuse", "agresseure"], "amateur": ["amatrice", "amateure"],
    "annonceur": ["annonceuse", "annonceure"], "assesseur": ["assesseure", "assesseuse"],
    "assureur": ["assureuse", "assureure"], "auteur": ["autrice", "auteure"], "bailleur": ["bailleuse", "bailleresse"],
    "chauffeur": ["chauffeuse", "chauffeure"], "chercheur": ["chercheuse", "chercheure"],
    "co-auteur": ["co-autrice", "co-auteure"], "coauteur": ["coautrice", "coauteure"],
    "commandeur": ["commandeure", "commandeuse"], "défenseur": ["défenseure", "défenseuse"],
    "docteur": ["docteure", "doctoresse"], "employeur": ["employeuse", "employeure"],
    "enchanteur": ["enchanteresse", "enchanteuse"], "entraineur": ["entraineuse", "entraineure"],
    "entraîneur": ["entraîneuse", "entraîneure"], "entrepreneur": ["entrepreneuse", "entrepreneure"],
    "intrapreneur": ["intrapreneuse", "intrapreneure"], "investisseur": ["investisseuse", "investisseure"], "metteur": ["metteuse", "metteure"],
    "possesseur": ["possesseuse", "possesseure"], "procureur": ["procureure", "procureuse"],
    "rapporteur": ["rapporteuse", "rapporteure"], "réviseur": ["réviseuse", "réviseure"],
    "sculpteur": ["sculptrice", "sculpteuse"], "superviseur": ["superviseuse", "superviseure"],
    "vainqueur": ["vainqueuse", "vainqueure"], "vengeur": ["vengeresse", "vengeuse"],
}  # fmt: skip

PLURALS = {
    "bel": "beaux", "nouvel": "nouveaux", "vieil": "vieux", "fol": "fous", "mol": "mous", "dû": "dus", "mû": "mus",
    "tout": "tous", "hébreu": "hébreux", "dieu": "dieux", "neveu": "neveux", "esquimau": "esquimaux",
}  # fmt: skip
AL_TAKES_S = listed(
    "anténatal aéronaval bancal catégorial choral cérémonial fatal final fractal joual microtonal mononational "
    "morfal natal naval néo-natal néonatal pascal post-natal postnatal prénatal périnatal régal rital tonal tutoral banal"
)

# First words of compounds that stay as they are before a feminine or a plural.
UNCHANGED_HEADS = listed(
    "mort nouveau haut mi demi semi bas court long social national libéral démocrate chrétien tout nu clair américain bon "
    "mal bien gréco sus sous vice ex non"
)
EPICENE_HEADS = listed("aide interprète architecte capitaine")  # and those in -iste, -aire, -logue, -graphe
# Prefixes that are written solid and change nothing of the ending.
SOLID_PREFIXES = (
    "co", "ex", "sous", "vice", "auto", "néo", "anti", "inter", "multi", "bi", "télé", "micro", "éco", "dé", "ré", "re",
    "bio", "ultra", "hyper", "cyber", "psycho", "socio", "géo", "électro", "photo", "poly", "pluri", "trans", "cis",
    "mal", "non", "in", "afro", "euro", "franco", "agro", "péri", "post", "pré", "sur", "super", "archi", "demi", "mono",
)  # fmt: skip

# ending of the masculine -> (taken off, put on, what people write of it). The longest ending that fits is used.
ENDINGS = (
    ("teur", "eur", "rice", "e ice rice trice teure atrice se euse use teuse"),
    ("eur", "r", "se", "e se euse use eure rice ice trice resse eresse esse"),
    ("er", "er", "ère", "e ère re ère ière èr.e"),
    ("eux", "x", "se", "e se euse use"),
    ("oux", "x", "se", "e se ouse"),
    ("aux", "x", "sse", "sse"),
    ("f", "f", "ve", "e ve ive ative tive sive euve"),
    ("eau", "au", "lle", "elle lle le"),
    ("ien", "", "ne", "ne e enne ienne nne"),
    ("éen", "", "ne", "ne e enne éenne nne"),
    ("en", "", "ne", "ne e enne nne"),
    ("on", "", "ne", "ne e onne nne"),
    ("an", "", "e", "e ane"),
    ("ain", "", "e", "e aine ne"),
    ("in", "", "e", "e ine ne"),
    ("n", "", "e", "e ne une"),
    ("el", "", "le", "le e elle lle ielle nelle"),
    ("eil", "", "le", "le e eille"),
    ("al", "", "e", "e ale le"),
    ("ol", "", "e", "e ole le"),
    ("l", "", "e", "e le"),
    ("et", "", "te", "te e ette tte"),
    ("ot", "", "e", "e te ote otte"),
    ("t", "", "e", "e te"),
    ("s", "", "e", "e se aise oise"),
    ("d", "", "e", "e de"),
    ("c", "c", "que", "que"),
    ("é", "", "e", "e ée"),
    ("i", "", "e", "e ie"),
    ("u", "", "e", "e ue"),
    ("r", "", "e", "e re"),
)
# Suffixes that are French words of their own.
SMALL_WORDS = listed("le la de ne se te que ce elle une")
# Words in -e that serve both genders, when the writer cuts the e off: “volontair·e·s”.
EPICENE_CUTS = ("air", "iqu", "ist", "abl", "ibl", "ogu", "aph", "ocrat", "èqu", "iatr", "ècl", "ègu")
# Endings that make a person or an adjective even where no table knows the word.
SPEAKING_ENDINGS = ("é", "ant", "ent", "eur", "ien", "éen", "ier", "ais", "ois", "ain", "eux", "if", "el", "ard", "ais")


_BARE = str.maketrans("àâäçéèêëîïôöùûüÿ", "aaaceeeeiioouuuy")


def _unaccented(word: str) -> str:
    return word.translate(_BARE)


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Masculine singular -> its feminine singulars, the usual one first."""
    table: dict[str, tuple[str, ...]] = {}
    cut, put = 0, ""
    for line in Path(__file__).with_name("two_genders.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            _sign, taken, put = line.split()
            cut, put = (0 if taken == "-" else len(taken)), ("" if put == "-" else put)
        elif not line.startswith("#"):
            for word in line.split():
                table[word] = (word[: len(word) - cut] + put,)
    for words in (MORE_FEMININES, TWO_FEMININES):
        table.update({word: tuple(feminines) for word, feminines in words.items()})
    return table


@cache
def _masculines() -> dict[str, str]:
    """Feminine singular -> masculine singular."""
    return {feminine: word for word, feminines in reversed(_table().items()) for feminine in feminines}


@cache
def _accents() -> dict[str, str]:
    """A masculine without its accents -> the masculine; where two fall together, none: we would have to choose."""
    found: dict[str, str] = {}
    for word in _table():
        bare = _unaccented(word)
        if bare != word:
            found[bare] = "" if bare in found else word
    return {bare: word for bare, word in found.items() if word}


def feminines_of(masculine: str) -> tuple[str, ...]:
    """The feminine singulars of a masculine singular, the usual one first; () if it has none or nobody knows it."""
    known = _table().get(masculine)
    for prefix in SOLID_PREFIXES:
        rest = masculine.removeprefix(prefix).lstrip("-")
        if len(rest) > 4 and rest != masculine and rest in (TWO_FEMININES if known else _table()):
            head = masculine[: len(masculine) - len(rest)]  # auto-entrepreneur has the feminines of entrepreneur
            return tuple(head + feminine for feminine in _table()[rest])
    return known or ()


def in_table(word: str) -> bool:
    """Whether the table has this masculine singular, or a plural of one, letter for letter."""
    return word in _table() or any(singular in _table() for singular in singulars_of(word))


def agreed_head(head: str) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """The first word of a compound as (singular, plural), each (before a masculine, before a feminine); None if it does
    not change. A head in the plural has the singular ("", "")."""
    if head in UNCHANGED_HEADS:
        return None
    if head == "franc":  # francs-maçons, franc-maçonnes
        return ("franc", "franc"), ("francs", "franc")
    for singular in (head, *singulars_of(head)):
        feminines = _table().get(singular, ())
        epicene = singular in EPICENE_HEADS or (
            len(singular) > 6 and singular.endswith(("iste", "aire", "logue", "graphe"))
        )
        if feminines or epicene:
            pair = (singular, feminines[0] if feminines else singular)
            plural = (plural_of(pair[0]), plural_of(pair[1]))
            return (pair if singular == head else ("", "")), plural
    return None


def masculine_of(feminine: str) -> str:
    """The masculine singular of a feminine singular, or ""."""
    return _masculines().get(feminine, "")


def with_accents(word: str) -> str:
    """The masculine that is written `word` when its accents are dropped (capitals: "DELEGUE"), or ""."""
    return _accents().get(word, "")


def accents_repaired(word: str) -> str:
    """The masculine that `word` becomes when its last accent is dropped ("premièr" -> "premier"), or ""."""
    for place in range(len(word) - 1, max(len(word) - 4, -1), -1):
        if word[place] in "èéê":
            bare = word[:place] + "e" + word[place + 1 :]
            return bare if feminines_of(bare) else ""
    return ""


def plural_of(word: str) -> str:
    """The plural of a masculine or feminine singular."""
    if word in PLURALS:
        return PLURALS[word]
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al") and word not in AL_TAKES_S:
        return word[:-1] + "ux"
    return word + ("x" if word.endswith("eau") else "s")


def singulars_of(plural: str) -> Iterator[str]:
    """What a masculine or feminine plural may be the plural of."""
    if plural.endswith("aux"):
        yield plural[:-2] + "l"
    if plural.endswith(("s", "x")):
        yield plural[:-1]


def _fits(written: str, feminine: str) -> bool:
    return _unaccented(feminine).endswith(_unaccented(written))


def feminines_shown(masculine: str, suffix: str) -> tuple[str, ...]:
    """The feminine of a known masculine that `suffix` shows, then the usual one; () where the suffix cannot be its own.

    "e" of a word in -eur shows -eure if that is used. A suffix that is short or wrong for the word but usual for its
    ending (“visiteur·rice”) stands for the usual feminine.
    """
    feminines = feminines_of(masculine)
    if suffix == "e" and masculine + "e" in feminines:
        shown = [masculine + "e"]
    else:
        shown = [feminine for feminine in feminines if _fits(suffix, feminine)]
    if not shown:
        ending = next((row for row in ENDINGS if masculine.endswith(row[0])), None)
        if not feminines or ending is None or _unaccented(suffix) not in _unaccented(ending[3]).split():
            return ()
    return tuple(dict.fromkeys([*shown, feminines[0]]))


def guessed_feminine(masculine: str, suffix: str) -> str:
    """The feminine of a word that no table knows, read from its ending and the suffix written, or ""."""
    if len(masculine) < 3:
        return ""
    for ending, cut, put, written in ENDINGS:
        if masculine.endswith(ending):
            if suffix not in written.split():
                return ""
            if ending == "teur" and suffix.endswith("se"):
                cut, put = "r", "se"
            elif ending == "er" and suffix in ("se", "euse"):
                cut, put = "er", "euse"
            elif len(suffix) > 1 and put == "e" and not (masculine + "e").endswith(suffix):
                return masculine + suffix  # the writer doubles the consonant: “paysan·ne”
            return masculine[: len(masculine) - len(cut)] + put
    return ""
