"""The OWL ontology, SHACL shapes and SKOS schemes, in Turtle."""
