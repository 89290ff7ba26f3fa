"""Knowledge → the rendered tree: Markdown files, fragments and navigation. Pure functions."""
