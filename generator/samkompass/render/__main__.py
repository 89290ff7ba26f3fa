"""``python -m samkompass.render``: compile the templates, as ``python -m compileall`` compiles modules."""

from samkompass.render.environment import environment

if __name__ == "__main__":
    jinja = environment(keep_compiled=True)
    for name in jinja.list_templates(extensions=["j2"]):
        jinja.get_template(name)
