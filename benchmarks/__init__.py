"""Ratios against plain Django, taken interleaved in one run: `make bench`, or `python -m benchmarks NAME ...`."""
