"""Sample values of the catalogue: (what it shows, values[, direction]) for each state of each component.

Facts about the network are public; names of associations, people and texts are invented.
"""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from django import forms

from .components import Facet, Fact, Option, Shown, Step, pages_of, table_of
from .dates import clocks
from .shell import Column, Emergency, Language, Link, Mark, Shell

NOW = datetime(2026, 11, 15, 9, 30, tzinfo=UTC)
NOON = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)  # 12:00 in Paris
EVENING = datetime(2026, 12, 5, 13, 0, tzinfo=UTC)
LONG = "Coordination des associations de solidarité internationale issues des migrations de Bourgogne-Franche-Comté"
ARABIC = "التصويت المحلي وحقوق العمل: رسالة إلى رئيس الجمهورية"
PICTURE = Shown(
    address="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 2'%3E%3Cpath fill='%231d6f80' d='M0 0h3v2H0z'/%3E%3Cpath fill='%23f2b42c' d='M0 2l1-1 1 .6L3 1v1z'/%3E%3C/svg%3E",
    width=960,
    height=640,
    alt="Exemple : deux personnes montent une pompe solaire.",
    credit="exemple fictif",
    place="Labé, 2025",
)
CLOTHS = ("kawral-fulbe-gironde", "zaytouna-isere", "atlas-limousin")


def card(**values: Any) -> SimpleNamespace:
    """A card as `services.cards` gives it, with something for each value that is not said."""
    usual = {
        "title": "À Dakar, trente spécialistes préparent le Forum mondial",
        "address": "#",
        "kicker": "Partenariat",
        "dated_at": datetime(2023, 3, 1, 8, 0, tzinfo=UTC),
        "lead": "",
        "words_language": "",
        "state": "",
        "fictional": False,
        "cloths": CLOTHS,
        "section": "news",
        "kind": "article",
        "place": "",
        "zone": "Europe/Paris",
        "starts_at": None,
        "ends_at": None,
        "uid": "kawral-fulbe-gironde",
        "variant": 0,
    }
    return SimpleNamespace(**usual | values)


IDENTITY = Mark(
    name="Forum des Organisations de Solidarité Internationale issues des Migrations",
    acronym="FORIM",
    seal="forim",
    tagline="Le réseau des diasporas solidaires",
    funders="Avec le soutien principal de l’Agence française de développement.",
)
LANGUAGES = (
    Language("fr", "Français", "FR", "#", is_here=True),
    Language("en", "English", "EN", "#en"),
    Language("ar", "العربية", "عربي", "#ar", has_this_page=False),
)
MENU = (
    Link("Le réseau", "#", is_here=True),
    Link("Financements", "#"),
    Link("Agenda", "#"),
    Link("Plaidoyer", "#"),
    Link("Actualités", "#"),
    Link("Observatoire", "#"),
)
FOOTER = (
    Column("Le réseau", (Link("Qui sommes-nous", "#"), Link("Les membres", "#"), Link("Équipe et instances", "#"))),
    Column("Agir", (Link("Offres et appels", "#"), Link("Plaidoyer", "#"), Link("Agenda", "#"))),
    Column("Suivre", (Link("Flux Atom, RSS, JSON", "#"), Link("Espace presse", "#"))),
    Column("Ce site", (Link("Accessibilité", "#"), Link("Vos données", "#"), Link("Mentions légales", "#"))),
)
SHELL = Shell(
    identity=IDENTITY,
    language="fr",
    base="https://example.org",
    path="/style/",
    home="#",
    search="#finder",
    menu=MENU,
    footer=FOOTER,
    social=(Link("LinkedIn", "#"), Link("YouTube", "#")),
    languages=LANGUAGES,
)
BARE = Shell(identity=Mark("Toile", "Toile", "toile"), language="fr", base="", path="/", home="#")
ARABIC_SHELL = Shell(
    identity=Mark("FORIM", "FORIM", "forim", tagline="شبكة الجاليات المتضامنة"),
    language="ar",
    base="",
    path="/",
    home="#",
    search="#finder",
    menu=(Link("الشبكة", "#"), Link("المواعيد", "#", is_here=True), Link("الأخبار", "#")),
    footer=(Column("الشبكة", (Link("من نحن", "#"), Link("الأعضاء", "#"))),),
    languages=LANGUAGES,
)
CRUMBS = (Link("Accueil", "#"), Link("Actualités", "#"), Link("Concertation", "#"))


class Sample(forms.Form):
    """A form that asks one question of each kind."""

    title = forms.CharField(label="Titre du projet", help_text="Dix mots au plus.")
    number = forms.CharField(
        label="Numéro RNA",
        min_length=10,
        help_text="Sur le récépissé de déclaration.",
        error_messages={"min_length": "Ce numéro commence par W et compte 10 caractères. Il en manque un."},
    )
    phone = forms.CharField(label="Téléphone", required=False)
    why = forms.CharField(label="Pourquoi ce projet ?", widget=forms.Textarea)
    region = forms.ChoiceField(
        label="Région",
        error_messages={"required": "Choisissez une région."},
        choices=[("", "Toutes les régions"), ("75", "Nouvelle-Aquitaine")],
    )
    role = forms.ChoiceField(
        label="Votre rôle",
        widget=forms.RadioSelect,
        choices=[("president", "Présidente ou président"), ("treasurer", "Trésorière ou trésorier")],
        error_messages={"required": "Choisissez votre rôle."},
    )
    agreed = forms.BooleanField(
        label="Les personnes sur la photo sont d’accord",
        help_text="Gardez leur accord écrit.",
        error_messages={"required": "Sans leur accord, la photo ne peut pas être montrée."},
    )


FRESH = Sample(initial={"title": "Deux puits pour Ndiaganiao", "role": "president"}, auto_id="fresh_%s")
REFUSED = Sample(
    {"title": "Deux puits", "number": "W75123456", "why": "Les femmes marchent deux heures pour l’eau.", "region": ""},
    auto_id="refused_%s",
)
REFUSED_ONCE = Sample(
    {
        "title": "Deux puits",
        "number": "W75123456",
        "why": "L’eau.",
        "region": "75",
        "role": "treasurer",
        "agreed": "on",
    },
    auto_id="once_%s",
)
THEME = Facet(
    "theme",
    "Thème",
    "Tous les thèmes",
    (Option("water", "Eau, assainissement", 12, is_chosen=True), Option("youth", "Jeunesse", 7)),
)
YEAR = Facet("annee", "Année", "Toutes les années", (Option("2023", "2023", 31), Option("2022", "2022", 44)))
PLACE = Facet("lieu", "Lieu", "Partout", (Option("mali", "Mali"), Option("guyane", "Guyane")))
DEMANDS = (
    SimpleNamespace(
        text="Le droit de vote aux élections locales pour les personnes étrangères hors Union européenne", address="#"
    ),
    SimpleNamespace(
        text="La ratification par la France de la convention des Nations unies sur les travailleurs migrants"
    ),
    SimpleNamespace(text="La reconnaissance de toutes les compétences des personnes migrantes"),
)
MEMBERS = tuple((f"exemple-{number}", number % 5 == 0) for number in range(32))
ORGANISATION = card(
    title="Kawral Fulɓe Gironde",
    kicker="OSIM",
    place="Bordeaux",
    fictional=True,
    lead="Forages, classes et cours de pulaar.",
)


def samples() -> dict[str, tuple[tuple, ...]]:
    """(what it shows, values[, direction]) for each state of each component, in the active language."""
    return {
        "banner": (
            ("three organisations", {"cloths": CLOTHS, "place": "sample"}),
            ("one, small", {"cloths": CLOTHS[:1], "size": "small", "place": "small"}),
            ("wide, with words", {"cloths": CLOTHS[::-1], "size": "wide", "place": "wide", "caption": "Tissé des motifs des trois organisations citées dans l’article."}),
            ("nothing to draw", {"cloths": ()}),
        ),
        "block_head": (
            ("with a way further", {"title": "Actualités", "name": "sample-news", "link": Link("Toutes les actualités", "#")}),
            ("alone", {"title": "À lire aussi", "name": "sample-next"}),
            ("long", {"title": LONG, "name": "sample-long", "link": Link("Lire toute la note de positionnement", "#")}),
            ("right to left", {"title": "الأخبار", "name": "sample-ar", "link": Link("كل الأخبار", "#")}, "rtl"),
        ),
        "breadcrumb": (
            ("three levels", {"crumbs": CRUMBS}),
            ("long", {"crumbs": (*CRUMBS[:2], Link(LONG, "#"))}),
            ("right to left", {"crumbs": (Link("الرئيسية", "#"), Link("الأخبار", "#"))}, "rtl"),
        ),
        "button": (
            ("primary", {"label": "Envoyer le dossier", "address": "#"}),
            ("plain", {"label": "Enregistrer et sortir", "address": "#", "tone": "plain"}),
            ("danger", {"label": "Retirer la demande", "tone": "danger", "name": "verb", "value": "withdraw"}),
            ("quiet", {"label": "Annuler", "address": "#", "tone": "quiet"}),
            ("small, with a sign", {"label": "Imprimer", "size": "small", "icon": "print"}),
            ("wide", {"label": "Ajouter à mon agenda", "address": "#", "is_wide": True, "icon": "calendar"}),
            ("cannot be used, and why", {"label": "Envoyer le dossier", "reason": "Le visa de l’opérateur manque."}),
        ),
        "card_call": (
            ("with a deadline", {"card": card(title="PRA/OSIM : micro-projets", kicker="Appel à projets", section="grants", kind="opening", ends_at=NOON, fictional=True), "now": NOW}),
            ("read as they arrive", {"card": card(title="Deux alternances au sein de l’équipe", kicker="Emploi, alternance", lead="Entretiens dès les premières candidatures."), "now": NOW}),
            ("closed, long", {"card": card(title=LONG, kicker="Appel d’offres", section="advocacy", kind="opening", ends_at=NOON, state="closed"), "now": EVENING}),
            ("filled", {"card": card(title="Chargée ou chargé de plaidoyer", kicker="Emploi", kind="opening", state="filled"), "now": NOW}),
            ("right to left", {"card": card(title="برنامج المشاريع الصغرى", kicker="نداء مشاريع", section="grants", lead="يُغلق يوم 15 مايو."), "now": NOW}, "rtl"),
        ),
        "card_event": (
            ("ordinary", {"card": card(title="Forum des associations de femmes", starts_at=NOON, place="Saint-Denis", fictional=True)}),
            ("overseas, on its own clock", {"card": card(title="Journée du réseau", starts_at=EVENING, place="Saint-Denis (La Réunion)", zone="Indian/Reunion")}),
            ("postponed", {"card": card(title="Journée régionale de la jeunesse", starts_at=NOON, place="Toulouse", state="postponed")}),
            ("cancelled, whole day, long", {"card": card(title=LONG, starts_at=EVENING, place="En ligne", state="cancelled", is_whole_day=True)}),
            ("right to left", {"card": card(title="ملتقى جمعيات النساء", starts_at=NOON, place="سان دوني")}, "rtl"),
        ),
        "card_lead": (
            ("without a picture: cloths", {"card": card(title="À Conakry, la solidarité en temps de crise", kicker="Concertation", lead="Les troisièmes concertations régionales ont réuni pouvoirs publics et associations.")}),
            ("with a picture", {"card": card(title="Trois forages à Labé", fictional=True, lead="1 900 personnes ont de l’eau à moins de 300 mètres."), "picture": PICTURE}),
            ("neither, long", {"card": card(title=LONG, cloths=(), kicker="")}),
        ),
        "card_news": (
            ("ordinary", {"card": card()}),
            ("with its lead", {"card": card(lead="Deux demandes, portées par le président du réseau."), "has_lead": True}),
            ("fictional, long", {"card": card(title=LONG, fictional=True)}),
            ("withdrawn, without kind or day", {"card": card(kicker="", dated_at=None, state="withdrawn")}),
            ("right to left", {"card": card(title=ARABIC, kicker="مناصرة", words_language="ar")}, "rtl"),
        ),
        "card_organisation": (
            ("with its cloth", {"card": ORGANISATION}),
            ("with its logo", {"card": card(title="Fédération d’exemple", kicker="Fédération", place="Lyon", fictional=True), "picture": PICTURE}),
            ("long, nothing else", {"card": card(title=LONG, uid="ylang-gard", kicker="")}),
            ("other letters", {"card": card(title="Hoa Sen, Nguồn Nước, Ŋutifafa Ɛʋegbe", uid="hoa-sen-marne", kicker="OSIM", place="Noisy-le-Grand", fictional=True)}),
            ("right to left", {"card": card(title="جمعية الزيتونة", uid="zaytouna-isere", kicker="جمعية", place="غرونوبل", words_language="ar")}, "rtl"),
        ),
        "clocks": (
            ("one place", {"clocks": clocks(NOON, "Europe/Paris"), "instant": NOON, "zone": "Europe/Paris"}),
            ("two places", {"clocks": clocks(NOON, "Indian/Reunion"), "instant": NOON, "zone": "Indian/Reunion"}),
        ),
        "deadline": (
            ("in three days", {"closes_at": NOON, "zone": "Europe/Paris", "now": NOW}),
            ("decided elsewhere, extended", {"closes_at": EVENING, "zone": "America/Martinique", "now": NOW, "standing": "extended"}),
            ("closed", {"closes_at": NOON, "zone": "Europe/Paris", "now": EVENING, "standing": "closed"}),
        ),
        "demands": (("with and without a page", {"demands": DEMANDS}),),
        "document": (
            ("PDF", {"title": "Note de synthèse", "address": "#", "kind": "PDF", "weight_bytes": 340_000, "pages": 12, "summary": "Résumé sur cette page.", "fictional": True}),
            ("long, heavy", {"title": LONG, "address": "#", "kind": "PDF", "weight_bytes": 2_340_000, "pages": 1}),
            ("without pages", {"title": "Formulaire de réponse", "address": "#", "kind": "ODT", "weight_bytes": 45_000}),
        ),
        "emergency_bar": (
            ("with a link", {"emergency": Emergency("Le dépôt en ligne est interrompu jusqu’à 16 h 00.", NOON, Link("Lire les nouvelles dates", "#"))}),
            ("words alone, long", {"emergency": Emergency("Les bureaux sont fermés jusqu’au 3 janvier ; les réponses aux appels restent possibles en ligne, jour et nuit.", NOON)}),
            ("right to left", {"emergency": Emergency("المكاتب مغلقة حتى الساعة 16:00.", NOON, Link("اقرأ المزيد عن المواعيد", "#"))}, "rtl"),
        ),
        "empty": (
            ("with a first action", {"title": "Aucune date pour l’instant", "words": "Les prochaines rencontres du réseau apparaîtront ici.", "link": Link("Voir les rencontres passées", "#")}),
            ("words alone", {"title": "Rien pour « eau Thiès »", "words": "Essayez sans la ville."}),
        ),
        "errors": (
            ("several", {"form": REFUSED}),
            ("one", {"form": REFUSED_ONCE}),
            ("none", {"form": FRESH}),
        ),
        "event_head": (
            ("announced", {"title": "Journée régionale de la jeunesse", "starts_at": NOON, "zone": "Europe/Paris", "kicker": "Rencontre régionale", "fictional": True, "lead": "Une journée pour monter son premier projet de solidarité."}),
            ("cancelled, long, overseas", {"title": LONG, "starts_at": EVENING, "zone": "Indian/Reunion", "state": "cancelled"}),
            ("right to left", {"title": "ملتقى جمعيات النساء", "starts_at": NOON, "zone": "Europe/Paris"}, "rtl"),
        ),
        "facts": (
            ("words and links", {"facts": (Fact("Où", "Conakry, Guinée"), Fact("Quand", "15 et 16 mars 2023"), Fact("Programme", links=(Link("Coopération régionale des politiques migratoires", "#"),)), Fact("Pays cités", links=(Link("Cameroun", "#"), Link("Côte d’Ivoire", "#"), Link("Guinée", "#"))))}),
            ("right to left", {"facts": (Fact("أين", "كوناكري، غينيا"), Fact("متى", "15 و16 مارس 2023"))}, "rtl"),
        ),
        "fictional": (("always the same", {}),),
        "field": (
            ("text with help", {"field": FRESH["title"]}),
            ("error", {"field": REFUSED["number"]}),
            ("optional", {"field": FRESH["phone"]}),
            ("long text", {"field": FRESH["why"]}),
            ("one of a list", {"field": FRESH["region"]}),
            ("one of a few", {"field": FRESH["role"]}),
            ("one of a few, error", {"field": REFUSED["role"]}),
            ("agreement", {"field": FRESH["agreed"]}),
            ("agreement, error", {"field": REFUSED["agreed"]}),
        ),
        "figure": (
            ("with words and credit", {"picture": PICTURE, "caption": "La pompe de l’école, le jour de sa mise en eau.", "is_first": True}),
            ("consent ended: cloths", {"cloths": CLOTHS, "place": "consent", "caption": "Les trois associations de la rencontre."}),
        ),
        "logo": (
            ("beside a name", {"picture": PICTURE}),
        ),
        "figures": (
            ("four", {"figures": (SimpleNamespace(value="40", label="fédérations et collectifs membres"), SimpleNamespace(value="1 000", label="associations environ, réunies par les membres"), SimpleNamespace(value="25", label="pays d’origine environ"), SimpleNamespace(value="53", label="associations lauréates du PRA/OSIM en 2022"))}),
            ("two, with their source", {"figures": (SimpleNamespace(value="177", label="demandes déposées", source="exemple fictif", as_of=date(2021, 12, 31)), SimpleNamespace(value="76", label="demandes financées", source="exemple fictif"))}),
        ),
        "filters": (
            ("search and filters, one active", {"action": "", "search_label": "Titre, ville, thème", "search": "eau potable", "facets": (THEME, YEAR), "active": (Link("Eau, assainissement", "#"),), "clear": "#"}),
            ("nothing chosen", {"action": "", "facets": (PLACE,)}),
        ),
        "finder": (
            ("of the site", {"action": "", "label": "Chercher sur le site", "help": "Un mot du titre, un nom, une ville, un thème.", "value": "crpm"}),
        ),
        "footer": (
            ("complete", {"shell": SHELL}),
            ("nothing written yet", {"shell": BARE}),
            ("right to left", {"shell": ARABIC_SHELL}, "rtl"),
        ),
        "header": (
            ("complete", {"shell": SHELL}),
            ("nothing written yet", {"shell": BARE}),
            ("right to left", {"shell": ARABIC_SHELL}, "rtl"),
        ),
        "hero": (
            ("home", {"title": "Mille associations, ici et là-bas", "lead": "Le FORIM réunit des fédérations et des collectifs nés des migrations. Leurs associations agissent en France et dans près de 25 pays.", "members": MEMBERS, "actions": (Link("Rejoindre le réseau", "#"), Link("Lire nos positions", "#")), "note": "Chaque bande est un membre du réseau, tissée d’après son identifiant. Ceux-ci sont inventés.", "note_link": Link("Voir les membres", "#")}),
        ),
        "language_notice": (
            ("elsewhere", {"written_in": "français", "address": "#"}),
            ("below", {"written_in": "anglais"}),
        ),
        "languages": (
            ("full names", {"languages": LANGUAGES}),
            ("short, in the wide header", {"languages": LANGUAGES, "is_short": True}),
        ),
        "more": (
            ("further", {"label": "Toutes les actualités", "address": "#"}),
            ("with its own sign", {"label": "Ajouter à mon agenda", "address": "#", "icon": "calendar"}),
            ("right to left", {"label": "كل الأخبار", "address": "#"}, "rtl"),
        ),
        "notice": (
            ("to know", {"title": "Votre opérateur est choisi.", "words": "Il répond sous sept jours."}),
            ("done", {"title": "Dossier reçu le 14 mai à 22 h 08.", "words": "Gardez la preuve d’envoi.", "tone": "success"}),
            ("careful", {"title": "Statuts de 2016.", "words": "Joignez les statuts en vigueur.", "tone": "warning"}),
            ("wrong, with a link", {"title": "Le visa manque.", "words": "Sans lui, le dossier ne part pas.", "tone": "danger", "link": Link("Demander le visa", "#")}),
            ("right to left", {"title": "تم استلام الملف.", "words": "احتفظ بالإيصال.", "tone": "success"}, "rtl"),
        ),
        "organisation_line": (
            ("with its role", {"card": ORGANISATION, "role": "Organisateur, Bordeaux"}),
            ("long", {"card": card(title=LONG, uid="ylang-gard")}),
        ),
        "page_head": (
            ("list", {"title": "Actualités", "lead": "Ce que fait le réseau, ici et là-bas."}),
            ("long, with its kind", {"title": LONG, "kicker": "Publication", "fictional": True}),
            ("withdrawn", {"title": "Deux alternances", "state": "withdrawn"}),
        ),
        "pagination": (
            ("first of four", {"pages": pages_of(1, 4, {})}),
            ("in the middle of many", {"pages": pages_of(14, 30, {"theme": "water"})}),
            ("last", {"pages": pages_of(3, 3, {})}),
            ("a single page: nothing", {"pages": pages_of(1, 1, {})}),
        ),
        "person": (
            ("initials", {"name": "Aïssata Ɓah", "role": "Trésorière", "fictional": True}),
            ("portrait, detail", {"name": "Kossi Exemple", "role": "Présidence", "detail": "Parle de : jeunesse, engagement", "portrait": PICTURE, "address": "#", "fictional": True}),
            ("long", {"name": "Marie-Joséphine Rakotoarimanana-Ŋutifafa", "role": LONG, "fictional": True}),
            ("right to left", {"name": "ليلى مثال", "role": "أمينة الصندوق"}, "rtl"),
        ),
        "poster_block": (
            ("demands", {"section": "advocacy", "title": "Trois revendications", "name": "sample-demands", "demands": DEMANDS, "link": Link("Lire la note de positionnement", "#")}),
            ("words, in turmeric", {"section": "grants", "title": "Déposer un projet", "name": "sample-grants", "words": "Les appels ouverts, et ce qu’ils demandent.", "link": Link("Voir les appels", "#")}),
            ("right to left", {"section": "advocacy", "title": "ثلاثة مطالب", "name": "sample-demands-ar", "demands": (SimpleNamespace(text="الاعتراف بكل كفاءات المهاجرين"),)}, "rtl"),
        ),
        "quote": (
            ("with who says it", {"words": "Continuer ensemble, quand les discours hostiles montent.", "who": "Aïssata Ɓah (exemple fictif)", "role": "trésorière de Kawral Fulɓe Gironde"}),
            ("words alone", {"words": "C’est l’engagement pris à Conakry."}),
        ),
        "share": (("an article", {"title": "À Conakry, la solidarité en temps de crise", "address": "https://example.org/actualites/conakry/"}),),
        "state": tuple((state, {"state": state}) for state in ("postponed", "rescheduled", "cancelled", "extended", "closed", "filled", "withdrawn")),
        "suggestions": (
            ("two results", {"cards": (card(), card(title=LONG))}),
            ("nothing", {"cards": ()}),
            ("right to left", {"cards": (card(title=ARABIC, kicker="مناصرة"),)}, "rtl"),
        ),
        "table": (
            ("words and numbers", {"table": table_of("Demandes de 2021 (exemple fictif)", ["Étape", "Dossiers", "Part"], [["Déposés", "177", "100 %"], ["Recevables", "121", "68 %"], ["Financés", "76"]], numbers={1, 2})}),
            ("no row", {"table": table_of("Rien à montrer", ["Étape", "Dossiers"], [])}),
            ("right to left", {"table": table_of("الطلبات", ["المرحلة", "العدد"], [["مودعة", "177"], ["ممولة", "76"]], numbers={1})}, "rtl"),
        ),
        "tabs": (("three views", {"label": "Exemple d’onglets", "tabs": (Link("À venir", "#", is_here=True), Link("Passées", "#"), Link("Par région", "#"))}),),
        "tag": (
            ("word", {"label": "Eau"}),
            ("link", {"label": "Santé", "address": "#"}),
            ("active filter", {"label": "Eau, assainissement", "address": "#", "is_removed": True}),
            ("good", {"label": "À jour", "tone": "success", "icon": "check"}),
            ("careful", {"label": "Ferme dans 3 jours", "tone": "warning", "icon": "clock"}),
            ("wrong", {"label": "En retard", "tone": "danger", "icon": "stop"}),
            ("information", {"label": "En lecture", "tone": "info", "icon": "info"}),
        ),
        "timeline": (
            ("half way", {"steps": (Step("Dossier envoyé", "done", "14 mai 2026, 22 h 08"), Step("Recevable", "done"), Step("En lecture", "now", "Réponse avant le 30 juin."), Step("Décision du comité", "ahead"), Step("Convention", "ahead"))}),
            ("right to left", {"steps": (Step("أُرسل الملف", "done"), Step("قيد القراءة", "now"), Step("القرار", "ahead"))}, "rtl"),
        ),
        "toast": (
            ("with a way back", {"words": "Contact ajouté", "link": Link("Annuler", "#")}),
            ("words alone", {"words": "Lien copié"}),
        ),
        "video": (
            ("with a picture", {"title": "Vingt ans du réseau", "address": "https://example.org/", "where": "YouTube", "minutes": 4, "picture": PICTURE}),
            ("without, long", {"title": LONG, "address": "https://example.org/", "where": "PeerTube"}),
        ),
    }  # fmt: skip
