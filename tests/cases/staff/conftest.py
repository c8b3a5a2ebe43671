"""What the tests of the staff's case pages share."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def queries(client):
    """queries(address): how many queries the page takes, once everything that is cached is cached."""

    def count(address):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return count
