"""From what single articles say to things in the world: which entity, which event.

In and out are data classes of kg.model; no store, no RDF. Everything here is a pure
function, and none depends on the order of its input.
"""
