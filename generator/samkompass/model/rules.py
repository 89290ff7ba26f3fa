"""Every rule that a diagnostic can name. ``samkompass explain RULE`` and the page of all rules are made from this."""

from __future__ import annotations

from . import layer_rules
from .catalogue import Catalogue
from .diagnostic import Rule, Severity

_catalogue = Catalogue()
_rule = _catalogue.add

# Reading YAML
ENCODING = _rule(
    "yaml.encoding",
    "A file is text in UTF-8 without control characters.",
    "Save the file as UTF-8 in your editor.",
)
SYNTAX = _rule(
    "yaml.syntax",
    "A file is valid YAML.",
    "Look at the line named: most often a colon, a quotation mark or the indentation is off. "
    "Put a text that holds ': ' or starts with a special character in quotation marks.",
)
EMPTY = _rule("yaml.empty", "A file holds a record.", "Write the record, or remove the file.")
ONE_DOCUMENT = _rule(
    "yaml.one-document",
    "A file holds one document with fields at the top.",
    "Remove the '---' line, or move the second record to a file of its own; start with 'kind: …'.",
)
DUPLICATE_KEY = _rule(
    "yaml.duplicate-key",
    "A field stands once in its place.",
    "Remove one of the two, or join their texts.",
)
IMPLICIT_TYPE = _rule(
    "yaml.implicit-type",
    "What is meant as text is read as text: YAML 1.1 turns no, yes, on, off, 1.10 and 2026-01-01 into other things.",
    "Put the value in quotation marks.",
)
ANCHOR = _rule(
    "yaml.anchor",
    "A file says things in full: no anchors (&name), aliases (*name), merge keys (<<) or tags (!name).",
    "Write the value where it is meant. A text that starts with & * or ! goes in quotation marks.",
)
TOO_LARGE = _rule(
    "yaml.too-large",
    "A file is at most 1 MB and 50 000 values.",
    "Split it into several records.",
)
TOO_DEEP = _rule("yaml.too-deep", "Values are nested at most 30 levels.", "Flatten the record.")

# The shape of a record
KIND = _rule(
    "record.kind",
    "'kind' names a known kind, the same as the folder.",
    "Write the kind of the folder, or move the file.",
)
FILE_NAME = _rule(
    "record.file-name",
    "A file is named after its record: <id>.yml.",
    "Rename the file. Keep the id: links and saved answers depend on it.",
)
FIELD_MISSING = _rule("record.field-missing", "Required fields are there.", "Add the field.")
FIELD_UNKNOWN = _rule("record.field-unknown", "Only fields of the kind are used.", "Correct the name, or remove it.")
FIELD_VALUE = _rule(
    "record.field-value",
    "A value has the type and the form of its field.",
    "See the field in `samkompass schema`, or let your editor complete it.",
)
DUPLICATE_ID = _rule(
    "ids.duplicate",
    "An id is used once: among all records of all kinds, and within a record among its elements and sections.",
    "Choose another id for the newer one.",
)

PERMALINK = _rule(
    "ids.gone",
    "What was published stays: every line of content/permalinks.txt names something that exists or is retired.",
    "Put it back, or retire it: a record in content/deprecated/<id>.yml, a part in 'retired' of its record.",
)
RETIRED = _rule(
    "ids.retired",
    "The id of something retired is never used again, and 'was' names a kind.",
    "Choose another id for the new one; 'was' is the kind that it had.",
)

# References, sources and texts
DANGLING = _rule(
    "references.dangling",
    "A reference names a record, or an element of a model ('model#element'), that exists.",
    "Correct the id. `samkompass list` shows them all.",
)
WRONG_KIND = _rule(
    "references.kind",
    "A reference names a record of the kind that its field asks for.",
    "Name a record of that kind, or move the reference to 'related'.",
)
SELF_REFERENCE = _rule("references.self", "A record does not refer to itself.", "Remove the reference.")
REFERENCE_CYCLE = _rule(
    "references.cycle",
    "A concept is not broader than itself, and no record needs itself first, not even by way of others.",
    "Remove 'broader', 'needs' or 'enables' from one of the records named.",
)
NO_SOURCE = _rule(
    "sources.missing",
    "Every record says where it comes from.",
    "Cite a source (`sources: [{ref: …, at: …}]`), or write `origin: own` when the text is the project's own.",
)
STATEMENT_SOURCE = _rule(
    "sources.statement",
    "What tells of somebody's findings (finding, dataset, case, idealtype, scenario, path, capability) cites a source.",
    "Cite where it comes from (`sources: [{ref: …, at: …}]`); `origin: own` may stand beside it.",
)
MARKUP = _rule(
    "text.markup",
    "Texts use paragraphs, lists, bold, emphasis and links; links go to records or to https addresses.",
    "Remove HTML, headings, images and other addresses; write [text](record-id) or [text](https://…).",
)
SUMMARY_LENGTH = _rule(
    "text.summary-length", "'summary' has at most 60 words.", "Say the point first, move the rest to 'body'."
)
INTERFACE_TEXT = _rule(
    "interface.text",
    "The texts of the interface have one entry a key and every key that templates use.",
    "Add or correct the key in content/interface/.",
)
EDITION = _rule("edition.missing", "The edition that is built exists.", "Name one of the folders in content/editions/.")
COLOUR = _rule(
    "edition.colour",
    "The accent is '#' and six hex digits, and all that it is used for can be seen: a contrast of at least 4.5:1 to "
    "white and to the grey of boxes.",
    "Take the colour that is suggested, or a darker one.",
)
LOGO = _rule(
    "edition.logo",
    "The logo is a picture beside edition.yml, of the kind that its name says, whole, at most 100 000 bytes; an SVG "
    "holds drawing only: no script, no event handlers, no links and nothing from elsewhere.",
    "Save it anew as plain SVG, PNG, JPEG or WebP, in a smaller size, and name the file in 'logo'.",
)
CONTACT = _rule(
    "edition.contact",
    "Whom to turn to can be reached: an e-mail address has a name, @ and a host, and addresses on the web start with "
    "https://.",
    "Correct the address, or remove it.",
)
STATEMENT = _rule(
    "edition.accessibility",
    "An accessibility statement says on which day it was made, and whom to turn to by e-mail, phone or a page.",
    "Write the day as '2026-11-21', and add 'email', 'phone' or 'url' to 'contact'.",
)
MUNICIPALITY = _rule(
    "edition.municipality",
    "A municipality is named by its code in the official list, once; its population is a number above 0 with the year "
    "that it is for, and 'population_source' says where the populations come from.",
    "Correct the code, or the number; leave out 'population' and 'year' where nothing can be cited.",
)
START = _rule(
    "edition.start",
    "The edition's own part of the start page has a heading and something below it, and each of its links leads to "
    "one thing: 'to' a page of the site, or 'url' another site, with a 'title'.",
    "Add what is missing, or remove what is too much.",
)

# Editions
EXTENDS = _rule(
    "edition.extends",
    "An edition extends one that exists, and none extends itself, not even by way of others.",
    "Correct 'extends', or remove it from one of the editions named.",
)
LANGUAGES = _rule(
    "edition.languages",
    "An edition is published in languages that the base, the edition or one that it extends has a translation to, each "
    "named once and none its own.",
    "Correct 'languages', or begin the translation: a folder content/translations/<language>/.",
)

# Kinds of their own
GROUP = _rule(
    "capability.group",
    "A capability is in a group of a map ('model#element' of a model of the form 'map'), and every group has some.",
    "Name a group of the map, or remove the group that holds none.",
)
AREA = _rule(
    "model.area",
    "Every group of a map is in one of its areas, and every area has groups.",
    "Correct 'area', or add the area to 'areas'.",
)
QUADRANT = _rule(
    "model.quadrant",
    "The four types of a quadrant stand in a field each.",
    "Give each type its own pair of 'x' and 'y'.",
)
ROLES = _rule(
    "model.roles",
    "A model of cornerstones has one goal, methods and cornerstones; a model of factors has factors and effects.",
    "Correct 'role', or add what is missing.",
)
MILESTONE = _rule(
    "plan.milestone",
    "A milestone ends on the day it starts or later.",
    "Swap the days, or leave out 'end' for something that happens on one day.",
)
SPAN = _rule(
    "plan.span",
    "A span of hours or costs goes from the lower number to the higher.",
    "Swap 'low' and 'high'.",
)
COLUMNS = _rule(
    "dataset.columns",
    "Every row has a number, or null, for every column and for nothing else; the chart draws columns that exist, "
    "a 'range' three and a 'change' two.",
    "Correct the id of the column, or add the number; write null where the source gives none.",
)

# Instruments
SCALE = _rule(
    "instrument.scale",
    "A scale has consecutive whole numbers that do not all give the same points, and the scales that an instrument "
    "names exist.",
    "Correct the scale.",
)
ITEM_ROLES = _rule(
    "instrument.roles",
    "Items are for roles that the instrument has, and a role can be demanded only where there are some.",
    "Correct the id of the role, or add the role to 'roles'.",
)
DIMENSION_ITEMS = _rule(
    "instrument.dimension-items",
    "Every dimension has items or is over dimensions, and items weigh on dimensions that exist with a weight of 1 to "
    "1000.",
    "Correct the dimension's id in 'weights', or add items.",
)
DIMENSIONS = _rule(
    "instrument.dimensions",
    "A dimension over dimensions ('of') is over others that exist, with weights of 1 to 1000, not over itself by way "
    "of others, and has no items and no treatment of its own.",
    "Correct the ids in 'of', or let the items weigh on one of the dimensions that it is over.",
)
BALANCE = _rule(
    "instrument.balance",
    "A dimension that is 'balanced' has as much weight reversed as not.",
    "Turn an item around, change a weight, or leave out 'balanced'.",
)
BANDS = _rule(
    "instrument.bands",
    "Bands cover 0–10000 in order, without gap or overlap.",
    "Let each band start one above the end of the one before; the first at 0, the last ends at 10000.",
)
READINGS = _rule(
    "instrument.readings",
    "Every dimension has one reading for every band.",
    "Add the reading that is missing, or remove the one too many.",
)
TYPES = _rule(
    "instrument.types",
    "An instrument has 'shares' or a 'quadrant' of dimensions that exist, not both, and 'types' has one text for each "
    "type that they name.",
    "Correct the id, or add the text that is missing.",
)
CONDITION = _rule(
    "instrument.condition",
    "A condition tests one thing that exists: a dimension, a share (0–10000) or an item (a number of its scale) from "
    "one side, an item's 'dk' or 'na', or a type, a flag, a priority or a role. A flag depends on flags before it.",
    "Name one thing; give a number 'at_most' or 'at_least' within its range, and an item one of them or 'is'.",
)
BRANCHING = _rule(
    "instrument.branching",
    "An item is shown for answers to items that are asked before it, and some answers show it.",
    "Name an item that stands before it, or loosen the conditions of 'show_if' and of the items that it names.",
)
IMPORTANCE = _rule(
    "instrument.importance",
    "Importance is asked in some section, on a scale that the instrument names; 'priorities' needs it, and its target "
    "is an item with 'target: true' or a number, on the scales of the items that it is compared with.",
    "Add 'importance' to the instrument and its sections, or correct the target.",
)
NO_EFFECT = _rule(
    "instrument.no-effect",
    "Every item counts: it weighs on a dimension, is in a condition, is asked for its importance, or is the target.",
    "Give it a weight, use it in a condition, or remove it.",
)
REFERENCE_VALUES = _rule(
    "instrument.references",
    "Reference values are 0–10000, of dimensions and items that exist; the shares of an item's answers are at most "
    "10000 together.",
    "Correct the id or the number.",
)
MIGRATION = _rule(
    "instrument.migrations",
    "Migrations go from the oldest version to the current one, and what they rename, remove and add agrees with the "
    "items there are.",
    "Order them by version, and let 'renamed' and 'added' name items of the version after, 'removed' items that it "
    "does not have.",
)
UNREACHABLE = _rule(
    "instrument.unreachable",
    "Some answers lead to every band of every dimension, every type, every flag and every rule of a recommendation.",
    "Loosen the conditions or move the borders, or remove what cannot be reached.",
)
PROOF = _rule(
    "instrument.proof",
    "An instrument has a proof.json that fits its scoring table: answers that lead to every result, and how random "
    "answers spread. Without one both are worked out anew, which takes longer.",
    "Run `samkompass check --prove` and commit what it writes.",
    Severity.WARNING,
)
FIGURE = _rule(
    "dataset.figure",
    "content/figures.json has the chart of every dataset of the base: Plotly has found it valid. A chart that is not "
    "there is validated when it is built, which takes longer.",
    "Run `samkompass check --prove` and commit what it writes.",
    Severity.WARNING,
)
FALSE_PROOF = _rule(
    "instrument.proof-holds",
    "What proof.json says is so: its answers lead to the results that they are for, and no result is without answers.",
    "Leave the file to `samkompass check --prove`, which writes it anew.",
)
EXAMPLES = _rule(
    "instrument.examples",
    "examples.yml names the instrument, answers its items and states the results that its table gives; "
    "'example' names one of them.",
    "Correct the example, or the scoring, whichever is wrong: `samkompass score` shows what the table gives.",
)

RULES: dict[str, Rule] = _catalogue.rules | layer_rules.RULES
