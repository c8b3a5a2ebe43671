"""The public figures as they were once published: never changed, so that what was said can be checked."""

from django.db import models

from repatriation.common.history import append_only


class PublishedFigures(models.Model):
    """All counts of one moment. What is too small to be shown is kept here too, and left out where it is shown."""

    as_of = models.DateTimeField(unique=True)
    definition = models.CharField(max_length=20)
    counts = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-as_of"]
        triggers = [append_only()]

    def __str__(self) -> str:
        return self.as_of.isoformat()
