"""SPARQL questions, one a file."""
