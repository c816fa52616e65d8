"""The blocks that prose is made of. Each is named by what a reader sees, and draws one component."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from toile.core.components import Table as ShownTable
from toile.core.components import table_of
from toile.core.links import check_link
from toile.media.blocks import FetchedTogether, PictureChooserBlock
from toile.media.queries import with_sizes
from toile.media.sizes import LOGO, PORTRAIT

from .writing import subheading_without_heading

FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "document-link"]


class Figure(blocks.StructBlock):
    """A picture with what it means here."""

    picture = PictureChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "newsroom/blocks/figure.html"


class Quote(blocks.StructBlock):
    """Somebody's words."""

    words = blocks.TextBlock(label=_("words"), max_length=600)
    who = blocks.CharBlock(label=_("who says it"), max_length=120)
    role = blocks.CharBlock(label=_("their role"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "newsroom/blocks/quote.html"


class KeyFigure(blocks.StructBlock):
    """A number that matters, with its source and its day."""

    value = blocks.CharBlock(label=_("figure"), max_length=20)
    label = blocks.CharBlock(label=_("what it counts"), max_length=120)
    source = blocks.CharBlock(label=_("source"), max_length=160)
    as_of = blocks.DateBlock(label=_("as of"))


class KeyFigures(blocks.StructBlock):
    """At most four numbers side by side."""

    figures = blocks.ListBlock(KeyFigure(), min_num=1, max_num=4, label=_("figures"))

    class Meta:
        icon = "order"
        label = _("Key figures")
        template = "newsroom/blocks/key_figures.html"


class Essentials(blocks.StructBlock):
    """What somebody in a hurry must know."""

    lines = blocks.ListBlock(blocks.CharBlock(max_length=200), min_num=1, max_num=5, label=_("lines"))

    class Meta:
        icon = "list-ul"
        label = _("In short")
        template = "newsroom/blocks/essentials.html"


class SeatChooserBlock(FetchedTogether, SnippetChooserBlock):
    """Somebody's seat with its organisation and their portrait."""

    def fetches(self):
        return "organisation", "person", with_sizes("person__portrait", PORTRAIT)


class OrganisationChooserBlock(FetchedTogether, SnippetChooserBlock):
    """An organisation with its logo."""

    def fetches(self):
        return (with_sizes("logo", LOGO),)


class People(blocks.StructBlock):
    """Members of a body, a team, speakers."""

    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    seats = blocks.ListBlock(SeatChooserBlock("network.Seat"), label=_("people"))

    class Meta:
        icon = "group"
        label = _("People")
        template = "newsroom/blocks/people.html"


class Logos(blocks.StructBlock):
    """Partners, by their logo or their cloth."""

    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    organisations = blocks.ListBlock(OrganisationChooserBlock("network.Organisation"), label=_("organisations"))

    class Meta:
        icon = "site"
        label = _("Partners")
        template = "newsroom/blocks/logos.html"


class Documents(blocks.StructBlock):
    """Files to take, with weight and pages."""

    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    documents = blocks.ListBlock(DocumentChooserBlock(), label=_("documents"))

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "newsroom/blocks/documents.html"


class CallToAction(blocks.StructBlock):
    """One thing to do, in one button."""

    words = blocks.CharBlock(label=_("why"), max_length=250)
    label = blocks.CharBlock(label=_("button"), max_length=60, help_text=_("Begin with a verb."))
    page = blocks.PageChooserBlock(label=_("page"), required=False)
    address = blocks.CharBlock(label=_("or an address"), required=False, max_length=300)

    class Meta:
        icon = "pick"
        label = _("Call to action")
        template = "newsroom/blocks/call_to_action.html"

    def clean(self, value):
        value = super().clean(value)
        try:
            check_link(value["address"] or "")
        except ValidationError as refusal:
            raise StructBlockValidationError(block_errors={"address": refusal}) from refusal
        return value


class QuestionAndAnswer(blocks.StructBlock):
    """One exchange of an interview."""

    question = blocks.CharBlock(label=_("question"), max_length=300)
    answer = blocks.RichTextBlock(label=_("answer"), features=["bold", "link", "ul"])

    class Meta:
        icon = "help"
        label = _("Question and answer")
        template = "newsroom/blocks/question.html"


class Video(blocks.StructBlock):
    """A film elsewhere: a card that links out; nothing is loaded from there."""

    title = blocks.CharBlock(label=_("title"), max_length=160)
    address = blocks.URLBlock(label=_("address"))
    minutes = blocks.IntegerBlock(label=_("minutes"), min_value=1, required=False)
    where = blocks.CharBlock(label=_("platform"), max_length=40, help_text=_("YouTube, PeerTube …"))
    picture = PictureChooserBlock(label=_("picture"), required=False)

    class Meta:
        icon = "media"
        label = _("Video elsewhere")
        template = "newsroom/blocks/video.html"


class TableValue(blocks.StructValue):
    """The value of a table block."""

    @property
    def as_table(self) -> ShownTable:
        """As the component draws it: columns of numbers are aligned on their digits."""
        columns = self["table"].columns if self["table"] else []
        numbers = [position for position, column in enumerate(columns) if column["block"].name == "number"]
        rows = [["" if cell.value is None else str(cell.value) for cell in row] for row in self["table"].rows]
        return table_of(self["caption"], [column["heading"] for column in columns], rows, numbers)


class Table(blocks.StructBlock):
    """Rows and columns, with a caption that says what they show."""

    caption = blocks.CharBlock(label=_("caption"), max_length=160)
    table = TypedTableBlock(
        [("text", blocks.CharBlock(required=False)), ("number", blocks.DecimalBlock(required=False))], label=_("table")
    )

    class Meta:
        icon = "table"
        label = _("Table")
        value_class = TableValue
        template = "newsroom/blocks/table.html"


class Prose(blocks.StreamBlock):
    """What an article, a programme, an “about” page is written with."""

    text = blocks.RichTextBlock(
        label=_("Text"), features=FEATURES, icon="pilcrow", template="newsroom/blocks/text.html"
    )
    essentials = Essentials()
    figure = Figure()
    quote = Quote()
    key_figures = KeyFigures()
    question = QuestionAndAnswer()
    people = People()
    logos = Logos()
    documents = Documents()
    call_to_action = CallToAction()
    table = Table()
    video = Video()

    def clean(self, value):
        value = super().clean(value)
        places = [index for index, block in enumerate(value) if block.block_type == "text"]
        wrong = subheading_without_heading([str(value[index].value.source) for index in places])
        if wrong is not None:
            sentence = _("This text begins with a small heading. Put a heading of the level above before it.")
            raise blocks.StreamBlockValidationError(block_errors={places[wrong]: ValidationError(sentence)})
        return value
