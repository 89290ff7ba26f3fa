"""Quicker calls in templates, which are a fifth of what Jinja spends on pages that are made of small macros."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2.runtime import Context


class PlainCalls(Context):
    """A context that calls functions and macros without asking first whether they want to be given the context.

    None of ours do. Macros that are not given it escape as their environment says, which is the same everywhere in it.
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
