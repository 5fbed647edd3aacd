"""Between the data classes and RDF: article graphs, the knowledge graph, the vocabulary."""
