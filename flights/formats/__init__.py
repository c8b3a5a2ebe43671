"""Lists in the layouts that carriers and authorities take: plain values in, bytes out."""
