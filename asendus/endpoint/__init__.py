"""SPARQL over a store: queries in processes of their own (`workers`, `worker`), and the endpoint that hands them out.

walls         what a worker may not do: reach the network, take more memory
wire          the frames that pass between a process and its worker
asked         a query and its dataset, on its way to a worker; what comes back
worker        the process: opens the store read-only, answers one query after another
workers       a worker seen from outside: killed at its limits
pool          several, for an endpoint; one that was killed is replaced
negotiation   Accept to a format
requests      an HTTP request to a query, by the SPARQL 1.1 Protocol
guard         who may ask: this machine's own addresses and pages
page          the query page
app           the endpoint as an ASGI application
serving       the application on a loopback port
"""
