"""`python -m asendus`."""

from asendus.cli import main

if __name__ == "__main__":
    main()
