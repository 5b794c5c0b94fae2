"""A smooth function of a few variables made small: damped Newton steps."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Function = Callable[[Array], tuple[float, Array, Array]]
"""Value, gradient `[n]` and a positive definite curvature `[n, n]` at a point `[n]`."""

_MOST_STEPS, _HALVINGS = 300, 30
_ENOUGH = 1e-10  # a smaller descent is none


def minimized(function: Function, width: int) -> Array:
    """The point, of shape `[width]`, from which no step leads down; the way starts at zero.

    Every step is halved until it leads down, so that a curvature that is only near the true one will do.
    """
    point = np.zeros(width)
    value, slope, curve = function(point)
    for _ in range(_MOST_STEPS):
        step = np.linalg.solve(curve, slope)
        for halving in range(_HALVINGS):
            tried = point - step / 2**halving
            there = function(tried)
            if there[0] < value - _ENOUGH:
                break
        else:
            return point
        point, (value, slope, curve) = tried, there
    return point
