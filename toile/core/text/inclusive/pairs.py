"""Pronouns and determiners: pairs that no ending explains. Keys are the parts as people abbreviate them, joined by "·"."""

# what is written : the masculine and the feminine that it stands for
_PAIRS = """
un·e un·une une·un : un une
un·e·s un·es uns·unes un·s·e·s : uns unes
le·la la·le le·a la·e le·la·e : le la
le·la·les la·le·les : le la les
il·elle elle·il il·le il·iel·elle elle·iel·il il·elle·iel elle·il·iel iel·il·elle : il elle
ils·elles elles·ils il·s·elle·s il·elle·s elle·il·s ils·elle·s il·les ils·iels·elles elles·iels·ils ils·elles·iels elles·ils·iels iels·ils·elles : ils elles
lui·elle elle·lui : lui elle
eux·elles elles·eux eux·elle·s : eux elles
celui·celle celle·celui celui·elle cel·ui·le cel·le·ui celui·le celui·lle : celui celle
ceux·celles celles·ceux ceux·elles ceux·elle·s celles·eux ceux·celle·s ce·ux·lles celle·ux ceux·les : ceux celles
ce·cette ce·tte cette·ce ce·t·te : ce cette
cet·te cet·cette cette·cet cet·tte : cet cette
mon·ma ma·mon mon·a : mon ma
ton·ta ta·ton ton·a : ton ta
son·sa sa·son son·a : son sa
quelqu'un·e : quelqu'un quelqu'une
tout·e tou·te tout·te tou·t·e toute·tout tout·toute : tout toute
tous·toutes toutes·tous tou·te·s tou·s·te·s tou·s·tes tous·tes tous·te·s tout·e·s tout·es tou·tes tous·te : tous toutes
tous·e·s tou·s·toutes toutes·ous tout·tes tous·toute·s toute·s·tous toute·tous tout·te·s tou·te·x·s tou·s·te : tous toutes
tou·t·e·s tous·toustes touts·toutes : tous toutes
lequel·laquelle laquelle·lequel lequel·le le·laquel·le le·la·quel·le : lequel laquelle
lesquels·lesquelles lesquelles·lesquels lesquel·le·s lesquel·les lesquels·les lesquel·s·le·s lequel·le·s : lesquels lesquelles
desquels·desquelles desquel·le·s desquel·les desquels·les : desquels desquelles
auxquels·auxquelles auxquel·le·s auxquel·les auxquels·les : auxquels auxquelles
ledit·ladite ledit·e : ledit ladite
du·dela du·de·la : du de_la
dela·du : de_la du
au·àla : au à_la
àla·au : à_la au
"""

CLOSED: dict[str, tuple[str, ...]] = {
    key: tuple(form.replace("_", " ") for form in forms.split())
    for keys, _colon, forms in (line.partition(" : ") for line in _PAIRS.strip().splitlines())
    for key in keys.split()
}
# A plural pair is said with “et”, a singular one with “ou”.
PLURAL_PAIRS = frozenset(["uns", "ils", "eux", "ceux", "tous", "lesquels", "desquels", "auxquels"])
CLOSED_WORDS = frozenset(part for key in CLOSED for part in key.split("·"))
