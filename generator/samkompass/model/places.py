"""The kinds of knowledge records by name, and where each has its pages. Light to import."""

from __future__ import annotations

FOLDERS: dict[str, str] = {
    "guide": "ingang",
    "concept": "forsta/begrepp",
    "finding": "forsta/fynd",
    "model": "forsta/modeller",
    "capability": "forsta/formagor",
    "dataset": "forsta/fakta",
    "case": "forsta/fall",
    "idealtype": "valj/idealtyper",
    "scenario": "valj/scenarier",
    "path": "valj/vagval",
    "recommendation": "gor",
    "workshop": "tillsammans/workshoppar",
    "source": "om/kallor",
}
"""Kind → the folder of its pages on the site, in the order in which lists show kinds; ids name the pages."""

COUNTING = "-sa-raknas"
"""What the address of an instrument's page gets on the page that tells how its result is computed."""

FRAMED = "-inbaddad"
"""What it gets on the page that other web sites show in a frame."""

_SHARED = frozenset(["gor", "se-aven", "kallor", "behover", "mojliggor", "ord"])

_OWN: dict[str, frozenset[str]] = {
    "concept": frozenset(["inte", "delar", "andra-kallor"]),
    "finding": frozenset(["betyder", "rad"]),
    "capability": frozenset(["tecken", "fragor", "karta"]),
    "dataset": frozenset(["diagram", "tabell", "om-siffrorna", "motsagelser"]),
    "case": frozenset(["lardomar"]),
    "idealtype": frozenset(["logik", "praktik", "forutsattningar", "risker", "stod", "jamfor"]),
    "scenario": frozenset(
        ["syfte", "framtid", "malbild", "talar-for", "talar-emot", "skillnader", "effekter", "pilot", "plan", "budget"]
    ),
    "path": frozenset(["styr", "styrkor", "svagheter", "jamfor"]),
    "recommendation": frozenset(["varfor", "steg", "starker"]),
    "workshop": frozenset(["syfte", "innan", "material", "program", "leda", "efterat"]),
    "guide": frozenset(["rad"]),
    "source": frozenset(["anvands", "innehall"]),
    "instrument": frozenset(["granser", "bakgrund", "pastaenden"]),
}


def headings(kind: str) -> frozenset[str]:
    """Anchors of the headings that pages of a kind have by themselves, which no section or element may take."""
    return _SHARED | _OWN.get(kind, frozenset())
