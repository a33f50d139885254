"""Files on an SFTP server: checked host keys, full speed in bounded memory, whole or not at all."""

from singer_commons.sftp.connection import NO_TIME, Entry, SftpConnection
from singer_commons.sftp.destination import SftpDestination
from singer_commons.sftp.reader import FileReader
from singer_commons.sftp.resuming import ResumingReader
from singer_commons.sftp.settings import SftpSettings

__all__ = [
    "NO_TIME",
    "Entry",
    "FileReader",
    "ResumingReader",
    "SftpConnection",
    "SftpDestination",
    "SftpSettings",
]
