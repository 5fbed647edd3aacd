"""Pictures of the knowledge graph, and the networkx graph that they are drawn from.

draw(store, "graph.html", filters=Filters(companies=("Nokia",)))
network = read_network(store)        # a networkx.MultiDiGraph to compute with
write_network(network, "graph.gexf", form="gexf")
"""

from kg.draw.drawing import Drawing, draw, write_network
from kg.draw.filters import Filters
from kg.draw.network import read_network

__all__ = ["Drawing", "Filters", "draw", "read_network", "write_network"]
