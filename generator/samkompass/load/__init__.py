"""Files → typed records, with every fault in their shape as a diagnostic."""
