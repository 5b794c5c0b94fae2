"""Systems that answer questions: Attaché, Attaché with a model, and the baselines it must beat."""

from evals.systems.system import System, open_system, system_names

__all__ = ["System", "open_system", "system_names"]
