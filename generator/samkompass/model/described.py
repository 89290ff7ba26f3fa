"""JSON Schemas of kinds, with what the docstring of each field says of it.

pydantic can read those docstrings itself, from the source of every class when it is made. That is an eighth of the time
it takes to load this package, and only the schemas need them.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema


def described(adapter: TypeAdapter[Any]) -> dict[str, Any]:
    """The JSON Schema of what an adapter validates."""
    return adapter.json_schema(schema_generator=_Described)


class _Described(GenerateJsonSchema):
    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The schema of a class, with the descriptions of its fields."""
        made = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        for name, description in _descriptions(model).items():
            info = model.model_fields[name]
            properties = made["properties"][info.alias or name]
            properties.setdefault("description", description)
        return made


@cache
def _descriptions(model: type[BaseModel]) -> dict[str, str]:
    """Field → its docstring; that of the class it comes from, when the class itself does not have it."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, BaseModel) and base is not BaseModel:
            found |= _written(base)
    return {name: text for name, text in found.items() if name in model.model_fields}


def _written(model: type[BaseModel]) -> dict[str, str]:
    """Field → the docstring below it in the source of its class."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(definition, ast.ClassDef), "the source of a class is its definition"
    found = {}
    for field, below in zip(definition.body, definition.body[1:], strict=False):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = inspect.cleandoc(text)
    return found
