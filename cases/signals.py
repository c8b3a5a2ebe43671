"""What happened to a case, for the apps above; sent inside the transaction, so a failing receiver rolls it back."""

from django.dispatch import Signal

# Sent with case= before a household that leaves is locked: locks are taken in order, rotation, leg, offer, case.
case_leaving = Signal()

# Sent with case= and at= when a household leaves before boarding (withdrawn, returned by own means, ineligible).
case_left = Signal()

# Sent with case= before a household that changes itself is locked: the same order of locks.
case_changing = Signal()

# Sent with case= and at= when members, needs or travel wishes changed, so that an offer may no longer fit; and with
# may_refuse=False for what nobody may refuse: a consent withdrawn, a danger told.
case_changed = Signal()

# Sent with theirs= and others=, the locked cases of two persons who are about to be merged; a Refusal stops it.
person_merging = Signal()
