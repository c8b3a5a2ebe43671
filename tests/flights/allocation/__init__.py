"""Tests of the allocation: plain values in, plain values out."""
