"""Files on an SFTP server: checked host keys, full speed in bounded memory, whole or not at all."""

from filedrop.sftp.connection import Entry, SftpConnection
from filedrop.sftp.destination import SftpDestination
from filedrop.sftp.reader import FileReader
from filedrop.sftp.resuming import ResumingReader
from filedrop.sftp.settings import SftpSettings

__all__ = [
    "Entry",
    "FileReader",
    "ResumingReader",
    "SftpConnection",
    "SftpDestination",
    "SftpSettings",
]
