"""One visit of a browser to a screen: what came over the wire, and what went wrong."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from tests.gates.pages import Screen
from tests.servers import Server

PHONE = {"width": 360, "height": 640}


@dataclass(slots=True)
class Visit:
    """`weights` are bytes over the wire with their headers, by address, `bodies` without. `wider_than`: widths that scroll sideways."""

    screen: Screen
    weights: dict[str, int] = field(default_factory=dict)
    bodies: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    wider_than: list[int] = field(default_factory=list)

    @property
    def weight(self) -> int:
        return sum(self.weights.values())

    @property
    def before_the_first_text(self) -> int:
        """HTML and the style sheets that hold it back."""
        return sum(self.bodies[address] for address, kind in self.kinds.items() if kind in {"Document", "Stylesheet"})


def visit(browser: Browser, server: Server, screen: Screen) -> Visit:
    """A first visit on a phone, before scrolling: nothing is kept from another one."""
    context = browser.new_context(viewport=PHONE)
    try:
        return visit_in(context, server, screen)
    finally:
        context.close()


def visit_in(context: BrowserContext, server: Server, screen: Screen) -> Visit:
    page, made = context.new_page(), Visit(screen)
    listen(page, made, server, expected=screen.status)
    page.goto(server + screen.path, wait_until="load")
    page.evaluate("document.fonts.ready.then(() => true)")
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 640})
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            made.wider_than.append(width)
    return made


def listen(page: Page, made: Visit, server: Server, expected: int) -> None:
    """Notes each response that ends, and what the console and the page complain of."""
    wire, addresses, heads = page.context.new_cdp_session(page), {}, {}
    wire.send("Network.enable")

    def asked(event: dict) -> None:
        address = event["request"]["url"]
        addresses[event["requestId"]] = address
        if not address.startswith("data:"):
            made.kinds[address] = event.get("type", "Other")
            made.weights.setdefault(address, 0)
            made.bodies.setdefault(address, 0)
            if urlsplit(address).netloc != urlsplit(server.url).netloc:
                made.complaints.append(f"third party: {address}")

    def ended(event: dict) -> None:
        address = addresses.get(event["requestId"], "")
        if address in made.weights:
            made.weights[address] += int(event["encodedDataLength"])
            made.bodies[address] += int(event["encodedDataLength"]) - heads.get(event["requestId"], 0)

    def answered(event: dict) -> None:
        heads[event["requestId"]] = int(event["response"]["encodedDataLength"])

    wire.on("Network.responseReceived", answered)
    wire.on("Network.requestWillBeSent", asked)
    wire.on("Network.loadingFinished", ended)
    own_status = f"status of {expected} "
    page.on(
        "console",
        lambda said: (
            made.complaints.append(said.text)
            if said.type in {"error", "warning"} and own_status not in said.text
            else None
        ),
    )
    page.on("pageerror", lambda error: made.complaints.append(str(error)))
