"""Invented agencies of any size, as readings whose posts name each other."""
