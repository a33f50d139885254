"""DotApparel's inbox: what is picked up, and when. Its books are in ``test_dotapparel_books``."""

from __future__ import annotations

import asyncio
import hashlib
import io
from datetime import datetime, timedelta, timezone

import asyncssh
import paramiko
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordergroove_sandbox.dotapparel import parse_name

NAME = "customers_20230424T201230Z.csv"
BODY = b"PERIDX,EMAIL,PRIVACY\r\n1,ann@example.com,No\r\n2,bo@example.com,Yes\r\n"


@pytest.mark.parametrize(
    "name", [NAME, "orders_20230101T120101Z.csv", "rewards_20240229T235959Z.csv"]
)
def test_names_that_are_processed(exporter, name):
    exporter.put(f"/pending/{name}", BODY)
    assert [file.name for file in exporter.inbox.files] == [name]
    assert exporter.inbox.listing("/processed") == [name]


@pytest.mark.parametrize(
    "name",
    [
        "customer_20230424T201230Z.csv",
        "Customers_20230424T201230Z.csv",
        "giftcards_20230424T201230Z.csv",
        "customers-20230424T201230Z.csv",
        "customers_20230424T201230.csv",
        "customers_20230424T201230+0000.csv",
        "customers_2023-04-24T20:12:30Z.csv",
        "customers_202304242012Z.csv",
        "customers_20230431T201230Z.csv",
        "customers_20230424T241230Z.csv",
        "customers_20230424T201260Z.csv",
        "customers_20230424T201230Z.CSV",
        "customers_20230424T201230Z.csv.tmp",
        ".customers_20230424T201230Z.csv",
        "customers_20230424T201230Z_1.csv",
        "customers_\uff12\uff10\uff12\uff130424T201230Z.csv",
    ],
)
def test_other_names_stay_where_they_are(exporter, name):
    exporter.put(f"/pending/{name}", BODY)
    assert parse_name(name) is None
    assert (exporter.inbox.files, exporter.inbox.ignored) == ([], [f"/pending/{name}"])
    assert exporter.client.stat(f"/pending/{name}").st_size == len(BODY)


@given(st.datetimes(datetime(1000, 1, 1)).map(lambda at: at.replace(microsecond=0)))
def test_any_utc_second_is_a_name(at):
    found = parse_name(f"orders_{at:%Y%m%dT%H%M%S}Z.csv")
    assert found == ("orders", at.replace(tzinfo=timezone.utc))


def test_a_file_is_picked_up_with_its_renaming(exporter):
    client, inbox = exporter.client, exporter.inbox
    exporter.write("/pending/.part", BODY)
    assert (inbox.files, inbox.ignored) == ([], ["/pending/.part"])
    client.rename("/pending/.part", f"/pending/{NAME}")
    with pytest.raises(FileNotFoundError):
        client.stat(f"/pending/{NAME}")
    with pytest.raises(FileNotFoundError):
        client.open(f"/pending/{NAME}")
    assert client.listdir("/processed") == ["au", NAME, "nz"]
    (file,) = inbox.files
    assert (file.folder, file.name, file.type, file.account, file.complete) == (
        "/pending", NAME, "customers", "", True,
    )  # fmt: skip
    assert (file.rows, file.imported, file.repeated, file.refused) == (2, 2, 0, 0)
    assert (file.size, file.sha256) == (len(BODY), hashlib.sha256(BODY).hexdigest())
    assert file.arrived_at.utcoffset() == timedelta(0)
    assert inbox.read(file.processed) == BODY
    assert (inbox.refused, inbox.warnings, inbox.ignored) == ([], [], [])


def test_a_posix_renaming_does_as_well(exporter):
    exporter.write("/pending/.part", BODY)
    exporter.client.posix_rename("/pending/.part", f"/pending/{NAME}")
    assert [file.complete for file in exporter.inbox.files] == [True]


def test_putting_a_file_under_its_final_name_fails_though_it_was_taken(exporter):
    """The client asks for the size of what it has put, and the file has gone."""
    with pytest.raises(FileNotFoundError):
        exporter.client.putfo(io.BytesIO(BODY), f"/pending/{NAME}")
    assert [(file.name, file.complete) for file in exporter.inbox.files] == [(NAME, True)]


def test_half_a_file_is_taken_when_its_writer_has_gone(exporter, eventually):
    client, half = exporter.new_client(), BODY[:40]
    file = client.open(f"/pending/{NAME}", "wb")
    file.write(half)
    file.flush()
    assert exporter.inbox.files == []
    exporter.hang_up(client)
    (taken,) = eventually(lambda: exporter.inbox.files)
    assert (taken.complete, taken.size) == (False, len(half))
    assert exporter.inbox.read(taken.processed) == half
    assert exporter.notes(NAME) == [(0, "was picked up though its writer had not closed it")]


def test_so_it_is_when_its_writer_has_closed_the_channel_only(exporter, eventually):
    client = exporter.new_client()
    file = client.open(f"/pending/{NAME}", "wb")
    file.write(BODY)
    file.flush()
    client.close()
    (taken,) = eventually(lambda: exporter.inbox.files)
    assert (taken.complete, taken.size) == (False, len(BODY))
    exporter.hang_up(client)


def test_half_a_file_under_a_temporary_name_harms_nobody(exporter, eventually):
    client = exporter.new_client()
    file = client.open("/pending/.part", "wb")
    file.write(BODY[:40])
    file.flush()
    exporter.hang_up(client)
    eventually(lambda: exporter.inbox.log.entries("close"))
    assert (exporter.inbox.files, exporter.inbox.ignored) == ([], ["/pending/.part"])


def test_a_file_that_is_renamed_while_it_is_written(exporter):
    file = exporter.client.open("/pending/.part", "wb")
    file.write(BODY[:40])
    file.flush()
    exporter.client.rename("/pending/.part", f"/pending/{NAME}")
    file.write(BODY[40:])
    file.close()
    (taken,) = exporter.inbox.files
    assert (taken.complete, taken.name) == (False, NAME)


def test_a_name_counts_once_in_its_folder(exporter):
    exporter.put(f"/pending/{NAME}", BODY)
    exporter.put(f"/pending/{NAME}", BODY + b"3,cy@example.com,No\r\n")
    exporter.put(f"/pending/au/{NAME}", BODY)
    assert exporter.notes(NAME) == [(0, "a file of this name was here before: not imported")]
    first, second, other = exporter.inbox.files
    assert (first.imported, second.imported, other.imported) == (2, 0, 2)
    assert exporter.inbox.counts()[""]["customers"] == 2
    assert exporter.inbox.listing("/processed") == [NAME, f"{NAME}.2"]
    assert exporter.inbox.listing("/processed/au") == [NAME]


def test_accounts_have_folders_and_books_of_their_own(exporting):
    with exporting(accounts=["uk"]) as exporter:
        exporter.put(f"/pending/uk/{NAME}", BODY)
        (file,) = exporter.inbox.files
        assert (file.folder, file.account) == ("/pending/uk", "uk")
        assert exporter.inbox.counts()["uk"]["customers"] == 2
        assert exporter.inbox.counts()[""]["customers"] == 0
        assert exporter.inbox.table("customers") == {}
        assert set(exporter.inbox.table("customers", "uk")) == {"ann@example.com", "bo@example.com"}
        with pytest.raises(FileNotFoundError):
            exporter.put(f"/pending/au/{NAME}", BODY)
        for wrong in (("customers", "au"), ("customer", "uk")):
            with pytest.raises(KeyError):
                exporter.inbox.table(*wrong)
        exporter.write("/pending/uk/notes.txt", b"")
        assert exporter.inbox.ignored == ["/pending/uk/notes.txt"]


def test_an_account_with_an_impossible_name(exporting):
    with pytest.raises(ValueError, match="plain names"), exporting(accounts=["a/b"]):
        pass


@pytest.mark.parametrize("folder", ["/bulk", "/test"])
def test_other_folders_are_left_alone(exporter, folder):
    exporter.put(f"{folder}/{NAME}", BODY)
    assert (exporter.inbox.files, exporter.inbox.listing(folder)) == ([], [NAME])
    assert exporter.inbox.read(f"{folder}/{NAME}") == BODY
    with exporter.client.open(f"{folder}/{NAME}") as file:
        assert file.read() == BODY
    exporter.client.rename(f"{folder}/{NAME}", f"/pending/{NAME}")
    assert [file.name for file in exporter.inbox.files] == [NAME]


def test_what_a_merchant_may_not_do(exporter):
    client = exporter.client
    exporter.put(f"/pending/{NAME}", BODY)
    exporter.write("/pending/note", b"x")
    for change in (
        lambda: client.open("/note", "wb"),
        lambda: client.open("/processed/note", "wb"),
        lambda: client.remove(f"/processed/{NAME}"),
        lambda: client.rename(f"/processed/{NAME}", f"/pending/{NAME}"),
        lambda: client.posix_rename("/pending/note", "/processed/note"),
        lambda: client.rename("/pending/au", "/pending/uk"),
        lambda: client.chmod(f"/processed/{NAME}", 0o600),
        lambda: client.mkdir("/pending/uk"),
        lambda: client.rmdir("/pending/au"),
        lambda: client.symlink(f"/processed/{NAME}", "/pending/link"),
    ):
        with pytest.raises(PermissionError):
            change()
    with pytest.raises(FileNotFoundError):
        client.open("/pending/uk/note", "wb")
    with pytest.raises(FileNotFoundError):
        client.open("/../../etc/hostname")
    with pytest.raises(FileNotFoundError):
        client.rename("/pending/nothing", "/pending/something")
    assert len(exporter.inbox.files) == 1


def test_what_a_merchant_may_do(exporter):
    client = exporter.client
    exporter.write("/pending/one", b"1")
    exporter.write("/pending/two", b"22")
    with pytest.raises(OSError, match="exists"):
        client.rename("/pending/one", "/pending/two")
    client.posix_rename("/pending/one", "/pending/two")
    assert {entry.filename: entry.st_size for entry in client.listdir_attr("/pending")}["two"] == 1
    client.chmod("/pending/two", 0o640)
    client.utime("/pending/two", (1, 2))
    assert (client.lstat("/pending/two").st_mtime, client.normalize(".")) == (2, "/")
    with client.open("/pending/two", "ab") as file:
        file.write(b"3")
        file.chmod(0o600)
        assert file.stat().st_size == 2
    with client.open("/pending/two", "r+b") as file:
        file.write(b"4")
        file.truncate(1)
    assert exporter.inbox.read("/pending/two") == b"4"
    client.remove("/pending/two")
    assert exporter.inbox.ignored == []


def test_the_server_knows_no_hashes(exporter):
    exporter.write("/pending/note", BODY)
    with exporter.client.open("/pending/note") as file, pytest.raises(OSError, match="nsupported"):
        file.check("sha256")


def test_only_the_right_proof_opens_the_door(exporting):
    key, stranger = paramiko.ECDSAKey.generate(), paramiko.ECDSAKey.generate()
    public = f"{key.get_name()} {key.get_base64()}"
    given = {"authorized_keys": [public], "username": "merchant", "password": "right"}
    with exporting(**given) as exporter:
        exporter.hang_up(exporter.new_client(key))
        for wrong in (
            lambda: exporter.new_client(stranger),
            lambda: exporter.new_client(proof="wrong"),
            lambda: exporter.new_client(username="sandbox"),
            lambda: exporter.new_client(key, username="sandbox"),
        ):
            with pytest.raises(paramiko.AuthenticationException):
                wrong()
        assert exporter.inbox.log.connections == 6
        assert [attempt.accepted for attempt in exporter.inbox.log.auth][:2] == [True, True]
        assert not any(attempt.accepted for attempt in exporter.inbox.log.auth[2:])


def test_another_client_that_knows_the_host_key(exporter):
    inbox = exporter.inbox
    assert inbox.host_key.startswith("ssh-ed25519 ")
    assert asyncssh.import_public_key(inbox.host_key).get_fingerprint() == inbox.fingerprint

    async def drop():
        async with (
            asyncssh.connect(
                inbox.host, inbox.port, username=inbox.username, password=inbox.password,
                known_hosts=asyncssh.import_known_hosts(f"* {inbox.host_key}\n"), config=(),
            ) as connection,
            connection.start_sftp_client() as client,
        ):  # fmt: skip
            async with client.open("/pending/.part", "wb") as file:
                await file.write(BODY)
                await file.fsync()
            await client.posix_rename("/pending/.part", f"/pending/{NAME}")
            return await client.exists(f"/pending/{NAME}")

    assert asyncio.run(drop()) is False
    assert [file.imported for file in inbox.files] == [2]


def test_arrivals_are_dated_by_the_clock_given(exporting):
    now = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    with exporting(clock=lambda: now) as exporter:
        exporter.put(f"/pending/{NAME}", BODY)
        now += timedelta(minutes=30)
        exporter.drop("orders", {"ORDER": "1", "EMAIL": "ann@example.com"})
        assert [file.arrived_at for file in exporter.inbox.files] == [
            now - timedelta(minutes=30),
            now,
        ]


def test_a_folder_of_ones_own_is_there_afterwards(exporting, tmp_path):
    (tmp_path / "pending").mkdir()
    (tmp_path / "pending" / NAME).write_bytes(BODY)
    with exporting(folder=tmp_path) as exporter:
        assert [(file.name, file.complete) for file in exporter.inbox.files] == [(NAME, None)]
        exporter.put("/bulk/x.csv", b"x")
    assert exporter.inbox.read("/bulk/x.csv") == b"x"
    assert (tmp_path / "processed" / NAME).read_bytes() == BODY
    assert len(exporter.inbox.table("customers")) == 2


def test_the_log_tells_what_was_done(exporter):
    exporter.put(f"/pending/{NAME}", BODY)
    with pytest.raises(FileNotFoundError):
        exporter.client.stat("/pending/x")
    log = exporter.inbox.log
    (opened,) = log.entries("open")
    assert (opened.path, opened.received, opened.done) == (f"/pending/{NAME}.part", len(BODY), True)
    (renamed,) = log.entries("*rename", f"*{NAME}")
    assert (renamed.path, renamed.to) == (f"/pending/{NAME}.part", f"/pending/{NAME}")
    (asked,) = log.entries("stat")
    assert (asked.done, asked.error) == (False, "No such file or directory")


def test_a_reset_forgets_everything(exporter):
    exporter.put(f"/pending/{NAME}", BODY)
    exporter.put("/bulk/x", BODY)
    exporter.write("/pending/au/x", BODY)
    exporter.inbox.reset()
    assert not any(exporter.inbox.folders().values())
    assert (exporter.inbox.files, exporter.inbox.table("customers")) == ([], {})
    assert exporter.inbox.log.entries() == []
    exporter.put(f"/pending/{NAME}", BODY)
    assert exporter.inbox.warnings == []
