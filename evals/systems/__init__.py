"""Systems that answer questions: Attaché, Attaché with a model, and the baselines it must beat."""

from evals.systems.system import System, open_over, open_system, system_names, takes_documents

__all__ = ["System", "open_over", "open_system", "system_names", "takes_documents"]
