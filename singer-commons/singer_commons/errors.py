"""What can go wrong with a file drop, and what the user should check.

No message holds a password, a passphrase or a private key.
"""

from __future__ import annotations


class PluginError(Exception):
    """Something about the drop cannot go on."""


class SettingError(PluginError):
    """A setting that cannot work.

    Attributes:
        setting: Its name.
    """

    def __init__(self, setting: str, message: str) -> None:
        """Keep the setting's name, and put it before the message."""
        super().__init__(f"{setting}: {message}")
        self.setting = setting


class HostKeyError(PluginError):
    """The server is not known, or not the one it was: nothing was sent to it."""


class AuthenticationError(PluginError):
    """The server does not accept these credentials."""


class ConnectionLostError(PluginError):
    """The server cannot be reached, fell silent, or broke the connection off."""


class FileChangedError(PluginError):
    """A file's size or time changed while it was read; leave it for the next run.

    Attributes:
        path: The file.
    """

    def __init__(self, path: str, message: str) -> None:
        """Keep the path, and put it before the message."""
        super().__init__(f"{path}: {message}")
        self.path = path


class RemoteFileError(PluginError):
    """The server refuses something about one file or folder.

    Attributes:
        path: The file or folder.
    """

    def __init__(self, path: str, message: str) -> None:
        """Keep the path, and put it before the message."""
        super().__init__(f"{path}: {message}")
        self.path = path


class NotFoundError(RemoteFileError):
    """There is no such file or folder."""


class LayoutError(PluginError):
    """A layout contradicts itself."""


class NameTakenError(PluginError):
    """The destination has a file of this name."""


class DeliveryError(PluginError):
    """A file could not be delivered, and no second try now would change that."""


class TooManyRejectsError(PluginError):
    """More records were held back than is allowed; nothing was sent."""


class StreamError(PluginError):
    """The messages that come in cannot be understood or followed."""
