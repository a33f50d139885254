"""What tests of uploading share: parcels, a destination, and an SSH server of paramiko's own.

asyncssh and OpenSSH know no check-file, and do not replace a file when they rename; paramiko's
server knows it, and can be told to. It can also ask for several log-in methods, one after another.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import re
import socket
import threading
import time
from datetime import datetime, timezone

import paramiko

from ordergroove_sandbox.dotapparel import SftpFault
from singer_commons.csv_target.output_files import OutputFile
from singer_commons.sftp import SftpDestination, SftpSettings

NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=timezone.utc)
NAME = "orders_20260301T120000Z.csv"
USER, PASSWORD = "merchant", "a-password-for-tests"
# SHA-256 of the name, its digits as letters from a on.
CLAIM = ".mfccbffnohlpkipippobmcmhohbkkhkhdmfobchhncefnnkogfpdpmnhlleidkob.part"
LOGGER = logging.getLogger("drop")
TEMPORARY = re.compile(r"\.[a-p]{17,}\.part")
LARGE = os.urandom(3 << 20) + b"the end"


def fault(inbox, kind, *args, **options):
    inbox.faults.add(SftpFault.of(kind, *args, **options))


def changed(inbox, operation):
    return [call.path for call in inbox.log.entries(operation=operation)]


def is_temporary(path):
    return TEMPORARY.fullmatch(path.rpartition("/")[2]) is not None


def parcel(data=b"a,b\r\n1,2\r\n"):
    return OutputFile.of(io.BytesIO(data))


def of_inbox(inbox, **changes):
    """Return the settings that lead to a sandbox's inbox."""
    given = {
        "host": inbox.host,
        "port": inbox.port,
        "username": inbox.username,
        "password": inbox.password,
        "host_key": inbox.host_key,
        "timeout": 30,
        "retry_budget": 60,
    }
    return SftpSettings(**(given | changes))


def destination(settings, folder, waits=None, now=NOW, **options):
    """Return a destination that notes how long it would wait, and does not."""
    noted = [] if waits is None else waits
    return SftpDestination(
        settings, str(folder), LOGGER, lambda: now, sleep=noted.append, **options
    )


class Interrupted(io.BytesIO):
    """Content whose reader is told to end after so many bytes."""

    def __init__(self, data, after):
        super().__init__(data)
        self._after = after

    def read(self, size=-1):
        if self.tell() >= self._after:
            raise SystemExit(143)
        return super().read(size)


class Oddities:
    """What a server of this module does differently."""

    def __init__(self):
        self.corrupt = False
        self.replaces = False
        self.cut_before_rename = 0
        self.checked = 0
        self.methods = ["password"]  # all of them, in this order
        self.logins = []
        self.silent_at = ""


class _Login(paramiko.ServerInterface):
    def __init__(self, odd):
        self._odd = odd
        self._left = list(odd.methods)

    def _decide(self, method, is_right):
        if method != self._left[0]:
            return paramiko.AUTH_FAILED
        self._odd.logins.append(method)
        self._fall_silent(method)
        if not is_right:
            return paramiko.AUTH_FAILED
        self._left.pop(0)
        return paramiko.AUTH_PARTIALLY_SUCCESSFUL if self._left else paramiko.AUTH_SUCCESSFUL

    def _fall_silent(self, step):
        if self._odd.silent_at == step:
            time.sleep(2)

    def get_allowed_auths(self, username):
        return self._left[0]

    def check_auth_publickey(self, username, key):
        return self._decide("publickey", key.get_name() == "ssh-ed25519")

    def check_auth_password(self, username, password):
        return self._decide("password", password == PASSWORD)

    def check_auth_interactive(self, username, submethods):
        if self._left[0] != "keyboard-interactive":
            return paramiko.AUTH_FAILED
        return paramiko.InteractiveQuery("", "", ("Password:", False))

    def check_auth_interactive_response(self, responses):
        return self._decide("keyboard-interactive", responses == [PASSWORD])

    def check_channel_subsystem_request(self, channel, name):
        self._fall_silent("channel")
        return super().check_channel_subsystem_request(channel, name)

    def check_channel_request(self, kind, chanid):
        return paramiko.OPEN_SUCCEEDED


class _Handle(paramiko.SFTPHandle):
    def __init__(self, server, file, flags):
        super().__init__(flags)
        self._server = server
        self._file = file
        self.readfile = self.writefile = file

    def stat(self):
        return paramiko.SFTPAttributes.from_stat(os.fstat(self._file.fileno()))

    def write(self, offset, data):
        if self._server.odd.corrupt and offset == 0:
            data = b"?" + data[1:]
        return super().write(offset, data)


class _Files(paramiko.SFTPServerInterface):
    """The files of a folder; everything by its base name."""

    def __init__(self, server, folder, odd, connection):
        super().__init__(server)
        self._folder = folder
        self.odd = odd
        self._connection = connection

    def _at(self, path):
        return self._folder / path.rpartition("/")[2]

    def open(self, path, flags, attr):
        try:
            file = os.fdopen(os.open(self._at(path), flags, 0o600), "rb" if not flags & 3 else "wb")
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno)
        return _Handle(self, file, flags)

    def stat(self, path):
        try:
            return paramiko.SFTPAttributes.from_stat(self._at(path).stat())
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno)

    lstat = stat

    def remove(self, path):
        try:
            self._at(path).unlink()
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno)
        return paramiko.SFTP_OK

    def rename(self, oldpath, newpath):
        if self.odd.cut_before_rename:
            self.odd.cut_before_rename -= 1
            self._connection.close()
            return paramiko.SFTP_FAILURE
        if self._at(newpath).exists() and not self.odd.replaces:
            return paramiko.SFTP_FAILURE
        self._at(oldpath).replace(self._at(newpath))
        return paramiko.SFTP_OK


class _Counting(paramiko.SFTPServer):
    """Counts how often it is asked for a hash."""

    def _check_file(self, request_number, msg):
        self.server.odd.checked += 1
        super()._check_file(request_number, msg)


@contextlib.contextmanager
def paramiko_server(folder):
    """Serve a folder as ``/``; yield its settings and its oddities."""
    odd, key, transports = Oddities(), paramiko.ECDSAKey.generate(), []
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.1)
    stop = threading.Event()

    def serve():
        while not stop.is_set():
            try:
                accepted, _ = listener.accept()
            except TimeoutError:
                continue
            accepted.settimeout(None)
            transport = paramiko.Transport(accepted)
            transports.append(transport)
            transport.add_server_key(key)
            transport.set_subsystem_handler("sftp", _Counting, _Files, folder, odd, transport)
            with contextlib.suppress(paramiko.SSHException, EOFError, OSError):
                transport.start_server(server=_Login(odd))

    thread = threading.Thread(target=serve)
    thread.start()
    settings = SftpSettings(
        host="127.0.0.1",
        port=listener.getsockname()[1],
        username=USER,
        password=PASSWORD,
        host_key=f"{key.get_name()} {key.get_base64()}",
        timeout=30,
        retry_budget=60,
    )
    try:
        yield settings, odd
    finally:
        stop.set()
        thread.join()
        for transport in transports:
            transport.close()
        listener.close()
