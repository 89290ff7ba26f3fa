"""Instruments → scoring tables, and the proof that they hold what they declare."""
