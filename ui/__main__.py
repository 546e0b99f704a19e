"""`python -m ui` is `beleg`."""

from ui.cli import main

main()
