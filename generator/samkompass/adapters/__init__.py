"""The two doors of the house: the MkDocs plugin and the command line."""
