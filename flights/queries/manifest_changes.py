"""What changed from one version of a manifest to the next, in people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from flights.models import Manifest, ManifestEntry


@dataclass(frozen=True)
class Change:
    """Ids of the members that a version added to the one before it, and that it took off; both None for the first."""

    added: frozenset[int] | None
    removed: frozenset[int] | None


FIRST = Change(None, None)


def manifest_changes(manifests: Iterable[Manifest]) -> dict[int, Change]:
    """By version, given whole legs; only numbers and ids, for pages that then show what their reader may see."""
    ordered = sorted(manifests, key=lambda manifest: (manifest.leg_id, manifest.version))
    aboard = _members(ordered)
    changes = {}
    for before, manifest in zip([None, *ordered], ordered, strict=False):
        if before is None or before.leg_id != manifest.leg_id:
            changes[manifest.pk] = FIRST
        else:
            now, then = aboard[manifest.pk], aboard[before.pk]
            changes[manifest.pk] = Change(frozenset(now - then), frozenset(then - now))
    return changes


def _members(manifests: list[Manifest]) -> dict[int, set[int]]:
    members: dict[int, set[int]] = defaultdict(set)
    entries = ManifestEntry.objects.filter(manifest__in=manifests).order_by("id")
    for manifest, member in entries.values_list("manifest_id", "member_id"):
        members[manifest].add(member)
    return members
