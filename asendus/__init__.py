"""Job descriptions to an RDF graph of who can act when somebody is away."""
