"""No screen shuts anybody out, as far as a machine can tell: WCAG 2.2 AA by axe, on a phone and a desk, light and dark."""

from axe_playwright_python.sync_playwright import Axe

NO_DRAWINGS = {"exclude": [["svg"]]}  # hidden from screen readers, and half of all elements
WHAT_CHANGES = {"runOnly": ["color-contrast", "link-in-text-block", "target-size"]}  # with a width or a mode
LOOKS = [(360, "light", {}), (360, "dark", WHAT_CHANGES), (1280, "light", WHAT_CHANGES), (1280, "dark", WHAT_CHANGES)]


def one_of_each(screens):
    """One screen a kind in French; of the pages about the network all, since each shows a list of its own."""
    kept = {}
    for screen in screens:
        if screen.language == "fr":
            kept.setdefault(screen.name, screen)
    return list(kept.values())


def test_no_screen_shuts_anybody_out_in_any_look(browser, served, every_screen):
    found = {}
    context = browser.new_context(reduced_motion="reduce")  # no colour is half way to another
    page = context.new_page()
    for screen in one_of_each(every_screen):
        page.goto(served + screen.path)
        for width, mode, rules in LOOKS:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=mode)
            for violation in Axe().run(page, context=NO_DRAWINGS, options=rules).response["violations"]:
                nodes = [node["html"][:160] for node in violation["nodes"]]
                found[f"{screen} {width} {mode} {violation['id']}"] = nodes
    context.close()

    assert found == {}
