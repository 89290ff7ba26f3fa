"""Typed records and diagnostics: what the product speaks of. Imports nothing of the other stages."""
