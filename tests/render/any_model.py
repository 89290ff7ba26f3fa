"""Models with any titles and counts that are allowed, and their drawings."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from made import model
from samkompass.model.frameworks import AnyModel
from samkompass.render.drawing import Drawing
from samkompass.render.layouts import drawing

COUNTS = {
    "cycle": (2, 6),
    "layers": (2, 6),
    "stairs": (2, 6),
    "sequence": (2, 12),
    "parts": (2, 12),
    "quadrant": (4, 4),
    "cornerstones": (4, 12),
    "factors": (2, 12),
}
"""Form → the least and the most elements that are tried: what the model allows where it says a limit."""
FORMS = sorted(COUNTS)

words = st.text(st.sampled_from("aemnståäö-M1\u00a0"), min_size=1, max_size=45).filter(lambda word: word.strip() != "")
titles = st.lists(words, min_size=1, max_size=12).map(" ".join).map(str.strip).map(lambda title: title[:300].strip())
short = st.lists(words, min_size=1, max_size=4).map(" ".join).map(lambda title: title.strip()[:40].strip())


def models(form: str) -> st.SearchStrategy[AnyModel]:
    least, most = COUNTS[form]
    found = st.lists(titles, min_size=least, max_size=most)
    if form == "quadrant":
        axis = st.fixed_dictionaries({"title": short, "low": short, "high": short})
        return st.builds(lambda named, x, y: model(form, named, x=x, y=y), found, axis, axis)
    if form == "parts":
        return st.builds(lambda named, whole: model(form, named, whole=whole), found, titles)
    if form == "cornerstones":
        roles = st.lists(st.sampled_from(["method", "cornerstone"]), min_size=least, max_size=most)
        return st.builds(_cornerstones, found, roles)
    if form == "factors":
        return st.builds(_factors, found, st.integers(1, most - 1))
    return st.builds(lambda named: model(form, named), found)


def _with_roles(form: str, named: list[str], roles: list[str]) -> AnyModel:
    elements = [
        {"id": f"e{index}", "title": title, "summary": "S.", "role": role}
        for index, (title, role) in enumerate(zip(named, roles, strict=True))
    ]
    return model(form, [], elements=elements)


def _cornerstones(named: list[str], roles: list[str]) -> AnyModel:
    demanded = ["goal", "method", "cornerstone"]
    return _with_roles("cornerstones", named, (demanded + roles * 4)[: len(named)])


def _factors(named: list[str], factors: int) -> AnyModel:
    cut = min(factors, len(named) - 1)
    return _with_roles("factors", named, ["factor"] * cut + ["effect"] * (len(named) - cut))


@st.composite
def drawn(draw: st.DrawFn) -> tuple[AnyModel, Drawing]:
    made = draw(models(draw(st.sampled_from(FORMS))))
    found = drawing(made)
    assert found is not None
    return made, found


many = settings(max_examples=120, deadline=None)
anything = given(drawn())
