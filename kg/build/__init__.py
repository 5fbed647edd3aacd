"""The only place where stages are joined: articles in, a graph that answers out."""
