"""Start the program: `python -m handbook`, and the entry of the bundle."""

import sys

from handbook.cli import main

if __name__ == "__main__":
    sys.exit(main())
