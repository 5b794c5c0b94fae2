"""A model that writes: the endpoint, what it is told, and its sentences handed on only once they are checked."""
