"""The scoring table, the reference scorer and response files. Knows neither YAML nor the site."""
