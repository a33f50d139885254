"""Files on an SFTP server: checked host keys, full speed in bounded memory, resumed reading."""

from filedrop.sftp.connection import Entry, SftpConnection
from filedrop.sftp.reader import FileReader
from filedrop.sftp.resuming import ResumingReader
from filedrop.sftp.settings import SftpSettings

__all__ = ["Entry", "FileReader", "ResumingReader", "SftpConnection", "SftpSettings"]
