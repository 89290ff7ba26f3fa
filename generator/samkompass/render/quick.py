"""Jinja with less to do for each value and call: pages are made of many small macros and short texts.

What templates give is the same, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import markupsafe
from jinja2 import Environment, nodes
from jinja2.runtime import Context

_SPECIAL = re.compile("[&<>\"']")
_OF_DICT = frozenset(dir(dict))
"""Names that mean a dictionary's own methods, as Jinja has it."""
_IMPORT = "from jinja2.runtime import "


def escape(value: object) -> str:
    """A value as a template shows it. Its result is only ever joined to others, so that it need not be marked safe."""
    kind = type(value)
    if kind is markupsafe.Markup:
        return value  # type: ignore[return-value]
    if kind is str and not _SPECIAL.search(value):  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    return markupsafe.escape(value)


class PlainCalls(Context):
    """A context that calls functions and macros without asking first whether they want to be given the context.

    None of ours do, and macros know themselves whether they escape.
    """

    def call(
        self,
        called: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: object = None,
        _block_vars: object = None,
        **kw: Any,
    ) -> Any:
        """Call a function or a macro."""
        return called(*args, **kw)


class QuickEnvironment(Environment):
    """An environment whose templates use `escape` and `PlainCalls`."""

    context_class = PlainCalls

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What ``obj.attribute`` is: of dictionaries, which templates get many of, at once what they hold."""
        if type(obj) is dict and attribute in obj and attribute not in _OF_DICT:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """A template as Python, which is where Jinja lets one change it."""
        first, rest = super()._generate(source, name, filename, defer_init).split("\n", 1)
        assert first.startswith(_IMPORT), "so Jinja begins"
        return f"{first}; from {__name__} import escape\n{rest}"
