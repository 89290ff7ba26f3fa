"""The rules of layers: overlays, translations, and what the base changed beneath them."""

from __future__ import annotations

from .catalogue import Catalogue
from .diagnostic import Severity

_rules = Catalogue()

OVERLAY_UNKNOWN = _rules.add(
    "overlay.unknown",
    "An overlay changes a record that the layers beneath it have.",
    "Correct the id: `samkompass list` shows them. A new record has its own fields and none of set, add, remove, hide.",
)
OVERLAY_PATH = _rules.add(
    "overlay.path",
    "A path of an overlay leads to a field that the record has, or can have.",
    "Join names of fields with points, and name members of lists by their ids: 'sections.forst.text'.",
)
OVERLAY_COLLISION = _rules.add(
    "overlay.collision",
    "What a layer does to a record stands in one file, and no two of its operations change the same thing.",
    "Keep one of the two.",
)
OVERLAY_EXISTS = _rules.add(
    "overlay.exists",
    "What an overlay adds is not there already.",
    "Choose another id, or change what is there with 'set'.",
)
OVERLAY_ABSENT = _rules.add(
    "overlay.absent",
    "What an overlay removes is there.",
    "Name the id of a member, or the text or the reference as it stands.",
)
OVERLAY_REPLACES = _rules.add(
    "overlay.replaces",
    "A file of an edition whose id the base has says what it changes: set, add, remove or hide.",
    "Put what differs below 'set:', such as 'set: {summary: …}', or choose another id for a new record.",
)
OVERLAY_HIDDEN = _rules.add(
    "overlay.hidden",
    "Nothing in an edition needs a record that it hides.",
    "Change what needs it in an overlay of its own, or do not hide it.",
)
OVERLAY_THRESHOLD = _rules.add(
    "overlay.threshold",
    "An edition changes how answers count only where the instrument says 'adjustable'; its own questions, "
    "recommendations and reference figures it may always add.",
    "Leave it as it is, or ask those who keep the instrument to add it to 'adjustable'.",
)
TRANSLATION_TEXT = _rules.add(
    "translation.text",
    "A translation sets texts that the record has, and changes nothing else.",
    "Set a text, or a list of texts. What is to differ in substance belongs in an edition.",
)
TRANSLATION_STALE = _rules.add(
    "translation.stale",
    "What was translated is as it was then.",
    "Read the text again, correct the translation, and run `samkompass check --accept`.",
    Severity.WARNING,
)
TRANSLATION_MISSING = _rules.add(
    "translation.missing",
    "A record that is translated is translated throughout.",
    "Translate the texts named; until then the page shows them in the main language.",
    Severity.WARNING,
)
BASE_CHANGED = _rules.add(
    "base.changed",
    "What the base says beneath an overlay is as it was when you last looked.",
    "Read what the base says now, correct the overlay if need be, and run `samkompass check --accept`.",
    Severity.WARNING,
)
BASE_REMOVED = _rules.add(
    "base.removed",
    "What an overlay changes is still in the base. Where it is not, the overlay has no effect.",
    "Remove the overlay's line, or make a record of your own, and run `samkompass check --accept`.",
    Severity.WARNING,
)
BASE_RENAMED = _rules.add(
    "base.renamed",
    "What an overlay changes has the id that it has in the base. Where it was renamed, the overlay follows it for now.",
    "Write the new id in the overlay, and in its file's name if it is a record's.",
    Severity.WARNING,
)
BASE_UNSEEN = _rules.add(
    "base.unseen",
    "base.json says what the base said beneath every overlay, so that you are told when that changes.",
    "Run `samkompass check --accept` when you have read what the base says.",
    Severity.WARNING,
)

RULES = _rules.rules
"""Id → rule."""
