"""What the templates of each kind need besides the record: resolved, grouped and computed, so that they stay dumb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from samkompass.check.knowledge import KnowledgeBase

from . import advice, capability, concept, dataset, model, scenario, workshop

View = Callable[[Any, KnowledgeBase], dict[str, Any]]

VIEWS: dict[str, View] = {
    "capability": capability.view,
    "concept": concept.view,
    "dataset": dataset.view,
    "guide": advice.for_reader,
    "model": model.view,
    "scenario": scenario.view,
    "workshop": workshop.view,
}
"""Kind → variables of its page."""

OVERVIEWS: dict[str, Callable[[KnowledgeBase], dict[str, Any]]] = {
    "capability": capability.overview,
    "concept": concept.overview,
    "finding": advice.findings,
    "recommendation": advice.overview,
    "scenario": scenario.overview,
}
"""Kind → variables of the page that shows all its records."""
