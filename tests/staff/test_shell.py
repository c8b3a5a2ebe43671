"""The frame of every staff page."""

import pytest
from django.urls import reverse


@pytest.fixture
def page(client, officer):
    client.force_login(officer)
    return client.get(reverse("desk")).content.decode()


def test_frame_says_where_the_officer_works(page):
    assert "Consulado General CG-MIA" in page
