"""The path from a file to RDF statements: documents, job descriptions, fields, mentions, readings, quads."""
