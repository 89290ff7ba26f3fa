"""Samverkanskompassen: a generator for a knowledge base and self-assessments on collective digitalisation."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("samkompass")
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0.0.0"
