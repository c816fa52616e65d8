"""Singular and plural, masculine and feminine, meet in one stem, with or without accents."""

import threading

import pytest

from toile.core.text.folding import fold_word
from toile.core.text.stemming import stem

FRENCH_FAMILIES = """
étranger étrangers étrangère étrangères; plaidoyer plaidoyers; réfugié réfugiée réfugiés réfugiées; élu élue élus élues
député députée députés députées; acteur actrice acteurs actrices; travail travaux; solidarité solidarités solidarites
année années; jeune jeunes; chargé chargée chargés chargées; dernier dernière derniers dernières
travailleur travailleuse travailleurs travailleuses; chercheur chercheuse chercheurs; bénévole bénévoles; eau eaux
bureau bureaux; journal journaux; national nationale nationaux nationales; heureux heureuse heureuses
généreux généreuse généreuses; enjeu enjeux; lieu lieux; milieu milieux; jeu jeux; vœu vœux; réseau réseaux
projet projets; atelier ateliers; métier métiers; quartier quartiers; foyer foyers; frontière frontières
mineur mineure mineurs mineures; isolé isolée isolés isolées; local locale locaux locales; social sociale sociaux
culturel culturelle culturels culturelles; africain africaine africains africaines; comorien comorienne comoriens
béninois béninoise béninoises; français française françaises; sénégalais sénégalaise sénégalaises; actif active actives
associatif associative associatifs associatives; directive directives; lauréat lauréate lauréats lauréates
citoyen citoyenne citoyens citoyennes; élève élèves; mère mères; frère frères; appel appels; offre offres; emploi emplois
droit droits; loi lois; bénéficiaire bénéficiaires; partenaire partenaires; trésorier trésorière trésoriers
directeur directrice directeurs directrices; école écoles ecole; forage forages; énergie énergies; cheval chevaux
régional régionale régionaux; migrant migrante migrants migrantes; fédération fédérations; développement développements
""".replace("\n", ";")
ENGLISH_FAMILIES = """
migrant migrants; community communities; funding funded; association associations; policy policies; refugee refugees
""".replace("\n", ";")


def families(written: str, language: str):
    return [(family.split(), language) for family in written.split(";") if family.strip()]


@pytest.mark.parametrize(("family", "language"), families(FRENCH_FAMILIES, "fr") + families(ENGLISH_FAMILIES, "en"))
def test_a_family_meets_in_one_stem(family, language):
    assert len({stem(fold_word(word), language) for word in family}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Mali", "mal"), ("solidarité", "soldat"), ("fmmd", "fmm"), ("eau", "au"), ("travail", "trafic")]
)
def test_different_words_keep_different_stems(one, other):
    assert stem(fold_word(one), "fr") != stem(fold_word(other), "fr")


def test_a_language_without_rules_leaves_words_as_they_are():
    assert stem("ngalu", "ff") == "ngalu"


def test_threads_do_not_mix_their_words():
    expected = {f"solidarites{letter}": stem(f"solidarites{letter}", "fr") for letter in "abcdefgh"}
    wrong: list[str] = []

    def ask():
        for _time in range(300):
            wrong.extend(word for word, root in expected.items() if stem.__wrapped__(word, "fr") != root)

    threads = [threading.Thread(target=ask) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
