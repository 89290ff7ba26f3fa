"""``python -m samkompass``."""

from samkompass.adapters.cli import main

if __name__ == "__main__":
    main()
