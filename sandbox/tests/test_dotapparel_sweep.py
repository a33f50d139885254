"""DotApparel's importer behind a server that is not the sandbox's own."""

from __future__ import annotations

from base64 import b64decode

import paramiko
import pytest

from ordergroove_sandbox.dotapparel import Inbox

CUSTOMERS = b"PERIDX,EMAIL,PRIVACY\r\n1,ann@example.com,Yes\r\n"
ORDERS = b"ORDER,EMAIL\r\nO-1,ann@example.com\r\n"


@pytest.fixture
def inbox(tmp_path):
    return Inbox(tmp_path)


def lay(inbox, path, body):
    (inbox.folder / "pending" / path).write_bytes(body)


def test_a_sweep_takes_what_lies_there_customers_first(inbox):
    lay(inbox, "orders_20230101T120101Z.csv", ORDERS)
    lay(inbox, "customers_20230424T201230Z.csv", CUSTOMERS)
    lay(inbox, "au/customers_20230424T201230Z.csv", CUSTOMERS)
    lay(inbox, "customers_20230424T201231Z.csv.tmp", CUSTOMERS)
    (inbox.folder / "bulk" / "customers_20230424T201232Z.csv").write_bytes(CUSTOMERS)
    assert [(file.folder, file.type, file.complete) for file in inbox.sweep()] == [
        ("/pending/au", "customers", None),
        ("/pending", "customers", None),
        ("/pending", "orders", None),
    ]
    assert (inbox.refused, inbox.warnings) == ([], [])
    assert inbox.ignored == ["/pending/customers_20230424T201231Z.csv.tmp"]
    assert inbox.listing("/processed") == [
        "customers_20230424T201230Z.csv", "orders_20230101T120101Z.csv",
    ]  # fmt: skip
    assert inbox.sweep() == []
    lay(inbox, "orders_20230101T120102Z.csv", ORDERS)
    assert [(file.imported, file.repeated) for file in inbox.sweep()] == [(0, 1)]


def test_sweeping_again_and_again(inbox, eventually):
    with inbox.sweeping(0.01):
        lay(inbox, "customers_20230424T201230Z.csv", CUSTOMERS)
        eventually(lambda: inbox.files)
        lay(inbox, "orders_20230101T120101Z.csv", ORDERS)
    assert set(inbox.table("orders")) == {"O-1"}
    lay(inbox, "orders_20230101T120102Z.csv", ORDERS)
    assert len(inbox.files) == 2


def test_what_goes_wrong_while_sweeping_is_raised(inbox):
    (inbox.folder / "pending" / "customers_20230424T201230Z.csv").mkdir()
    (inbox.folder / "processed").rename(inbox.folder / "elsewhere")
    with pytest.raises(OSError, match="processed"), inbox.sweeping(0.01):
        lay(inbox, "customers_20230424T201231Z.csv", CUSTOMERS)


def test_openssh_in_front(inbox, sshd):
    with paramiko.SSHClient() as ssh:
        kind, blob = sshd.host_keys["ed25519"].split()[:2]
        host_key = paramiko.PKey.from_type_string(kind, b64decode(blob))
        ssh.get_host_keys().add(f"[127.0.0.1]:{sshd.port}", kind, host_key)
        key = paramiko.Ed25519Key.from_private_key_file(str(sshd.keys["ed25519"]))
        ssh.connect("127.0.0.1", sshd.port, sshd.user, pkey=key, look_for_keys=False)
        client = ssh.open_sftp()
        pending = inbox.folder / "pending"
        with client.open(f"{pending}/.part", "wb") as file:
            file.write(CUSTOMERS)
        client.posix_rename(f"{pending}/.part", f"{pending}/customers_20230424T201230Z.csv")
    assert [file.imported for file in inbox.sweep()] == [1]
