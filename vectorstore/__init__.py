"""Documents in, passages out: load, describe, chunk, embed, store and search.

Thread pools are set before numpy or the embedder load: small matrix products are many times slower when a BLAS pool is
woken for each, and OpenMP threads that spin while they wait stall one another as soon as another process wants the
processor (a question took 3 s to embed on a busy 2-core machine, 0.08 s with waiting threads asleep).
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", str(min(4, os.cpu_count() or 1)))
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
