"""The commands: each parses its words, calls the library once and prints."""
