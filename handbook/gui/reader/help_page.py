"""The emergency page that is there even when the content pack has none."""

from xml.etree import ElementTree as ET

from handbook.i18n import Words, mark

TITLE = mark("Get help now")


def built_in_help(words: Words) -> ET.Element:
    """Return the shortest page that helps in an emergency, in the language of the interface."""
    _ = words.gettext
    shown = words if _(TITLE) != TITLE else Words()  # without a catalogue it is English
    page = ET.Element("article", {"lang": shown.language, "dir": shown.direction})
    ET.SubElement(page, "h1").text = _(TITLE)
    box = ET.SubElement(page, "div", {"class": "callout urgent"})
    ET.SubElement(box, "p", {"class": "callout-title"}).text = _("If you are in danger")
    for sentence in (
        _("Call your local emergency number, or ask someone to take you to the nearest hospital."),
        _("Do not wait to read more. Do not drive yourself."),
        _("If you think about ending your life, go to someone you trust and tell them now."),
    ):
        ET.SubElement(box, "p").text = sentence
    return page
