"""`python -m ui` is `beleg`."""

from ui.command.cli import main

if __name__ == "__main__":  # a process that the chat starts reads this file, too
    main()
