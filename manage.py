#!/usr/bin/env python
from magazine.command_line import main

if __name__ == "__main__":
    main()
