"""What tests of connecting a channel share: an admin's requests, and what is to be mended."""

import httpx

CHANNELS = "/api/v1/stores/demo/channels"
ADMIN, MANAGER, AGENT = ({"x-test-role": role} for role in ("ADMIN", "MANAGER", "AGENT"))


def filled(values: dict[str, str]) -> dict[str, dict[str, str]]:
    """Return what was filled in as it is sent."""
    return {"values": values}


def problems(answer: httpx.Response) -> dict[str, str]:
    """Return the sentence beside each field that is to be mended."""
    assert answer.status_code == 422, answer.text
    return {one["field"].removeprefix("values."): one["problem"] for one in answer.json()["errors"]}
