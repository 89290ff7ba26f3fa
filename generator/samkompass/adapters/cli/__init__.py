"""The command line: one module for each group of commands, none of which thinks."""

from .main import main

__all__ = ["main"]
