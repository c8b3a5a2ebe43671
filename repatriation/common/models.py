"""The ground's only table."""

from repatriation.common.jobs import Job

__all__ = ["Job"]
