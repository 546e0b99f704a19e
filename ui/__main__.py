"""`python -m ui` is `beleg`."""

from ui.command.cli import main

main()
