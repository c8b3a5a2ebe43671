"""The seats of a crisis, measured: own generators, own checker, own yardsticks; `python -m benchmarks seats`."""
