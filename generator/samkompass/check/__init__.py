"""Typed records → a linked and frozen knowledge base, or every problem with them."""
