"""PORT, HOST and BASE_URL: what can be is used, what cannot be is one sentence."""

from __future__ import annotations

import socket

import pytest

from scripts.address import Address, BadAddress, check_free, read_address


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Address("127.0.0.1", 8000, "http://localhost:8000/")),
        ({"PORT": "80"}, Address("127.0.0.1", 80, "http://localhost/")),
        ({"PORT": "", "HOST": ""}, Address("127.0.0.1", 8000, "http://localhost:8000/")),
        ({"HOST": "localhost"}, Address("127.0.0.1", 8000, "http://localhost:8000/")),
        ({"HOST": "0.0.0.0"}, Address("0.0.0.0", 8000, "http://localhost:8000/")),
        ({"HOST": "::"}, Address("::", 8000, "http://localhost:8000/")),
        ({"HOST": "10.1.2.3"}, Address("10.1.2.3", 8000, "http://10.1.2.3:8000/")),
        ({"HOST": "fe80::2"}, Address("fe80::2", 8000, "http://[fe80::2]:8000/")),
        (
            {"PORT": "9000", "BASE_URL": "https://a.example.org/"},
            Address("127.0.0.1", 9000, "https://a.example.org/"),
        ),
    ],
)
def test_address_is_read(given, expected):
    assert read_address(given) == expected


@pytest.mark.parametrize("port", ["0", "65536", "-1", "80.5", "eighty", "8000 ", "٣", "0x50"])
def test_port_that_is_none_is_refused(port):
    with pytest.raises(BadAddress, match="give a whole number from 1 to 65535"):
        read_address({"PORT": port})


@pytest.mark.parametrize(
    ("host", "probe"), [("0.0.0.0", "127.0.0.1"), ("::", "::1"), ("10.1.2.3", "10.1.2.3")]
)
def test_server_is_asked_where_it_listens(host, probe):
    assert read_address({"HOST": host}).probe_host == probe


@pytest.mark.loopback
def test_taken_port_is_refused_with_the_next_one():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(BadAddress, match=rf"port {port} on 127.0.0.1 cannot be used .*PORT="):
            check_free(read_address({"PORT": str(port)}))
    check_free(read_address({"PORT": str(port)}))


@pytest.mark.loopback
def test_address_this_machine_does_not_have_is_refused():
    with pytest.raises(BadAddress, match=r"port 8000 on 192.0.2.1 cannot be used"):
        check_free(read_address({"HOST": "192.0.2.1"}))
