"""What can go wrong between here and an SFTP server."""

from __future__ import annotations

from singer_commons.errors import ErrorKind, PluginError


class HostKeyError(PluginError):
    """The server is not known, or not the one it was: nothing was sent to it."""


class AuthenticationError(PluginError):
    """The server does not accept these credentials."""


class ConnectionLostError(PluginError):
    """The server cannot be reached, fell silent, or broke the connection off."""


class NoSftpError(PluginError):
    """The server lets in, and speaks no SFTP; to try again would not help."""


class FileChangedError(PluginError):
    """A file's size or time changed while it was read; leave it for the next run."""


class RemoteFileError(PluginError):
    """The server refuses something about one file or folder."""


class NotFoundError(RemoteFileError):
    """There is no such file or folder."""


class NotRenamedError(RemoteFileError):
    """The server does not give a file its name: there may be one of it, out of sight."""


_ASK_OWNER = "Ask the server's owner."
_AGAIN = "The next run tries again."
_KEY_FILE = "Give the file that ssh-keygen wrote, unchanged."

# The connection
NOT_REACHED = ErrorKind(
    "SFTP-01",
    "{where}: cannot be reached ({error})",
    hint="The plugin tries again by itself, until SFTP-06. Check host and port, and "
    "whether the server's firewall lets this machine's address in.",
)
NO_ANSWER = ErrorKind(
    "SFTP-02",
    "{where}: no answer within {seconds:g} s",
    hint="The plugin tries again by itself, until SFTP-06. If it comes often, the "
    "server is slow or a firewall drops what it does not know.",
)
BROKEN = ErrorKind(
    "SFTP-03",
    "{place}: the connection broke ({error})",
    hint="The plugin tries again by itself, until SFTP-06, and goes on where it was.",
)
SILENT = ErrorKind(
    "SFTP-04",
    "{path} on {where}: the server fell silent",
    hint="The plugin tries again by itself, until SFTP-06, and goes on where it was.",
)
LOGIN_SILENT = ErrorKind(
    "SFTP-05",
    "{host}: the server did not answer the log-in in time",
    hint="The plugin tries again by itself, until SFTP-06. If it comes often, the "
    "server limits log-ins; let other programs log in less often.",
)
GAVE_UP = ErrorKind(
    "SFTP-06",
    "{error}; gave up, more waiting would exceed the retry budget ({seconds:g} s).",
    "Nothing is lost: run again later.",
)
NOT_AGAIN = ErrorKind(
    "SFTP-07",
    "the server does not let in again who was in: {error}",
    hint="The plugin tries again by itself, until SFTP-06. The server may limit "
    "sessions of one user, or the key was withdrawn meanwhile.",
)

# The server's key
KEY_UNKNOWN = ErrorKind(
    "SFTP-10",
    "{where}: the server's key is not known{listed}. It shows {key.fingerprint} ({key.kind}).",
    "If its owner confirms that, set host_key to {key.line!r}.",
)
KEY_CHANGED = ErrorKind(
    "SFTP-11",
    "{where}: the server's key is not the one in {source}: expected {expected}, it shows {shown}.",
    "It was replaced, or somebody else answers: ask its owner. Nothing was sent.",
)
KEY_REVOKED = ErrorKind(
    "SFTP-12",
    "{where}: its key {fingerprint} is marked @revoked in {source}.",
    "Ask its owner for the new one.",
)
NOTHING_IN_COMMON = ErrorKind(
    "SFTP-13",
    "{where}: no method in common with the server: {error}. It offers {theirs}; here are {ours}.",
    "Ask its owner.",
)
NO_SFTP = ErrorKind(
    "SFTP-14",
    "{where}: the log-in went well, but the server does not begin to speak SFTP ({error}).",
    "Ask its owner whether {user!r} may use SFTP there, and whether a log-in prints text.",
)

# The log-in
REFUSED = ErrorKind(
    "SFTP-20",
    "the server refuses {tried} for {user!r}; it allows {methods}.",
    "Check username and {settings}.",
)
NOTHING_FITS = ErrorKind(
    "SFTP-21",
    "nothing set fits: the server lets {user!r} log in with {methods}.",
    "Set one of these.",
)
WANTS_MORE = ErrorKind(
    "SFTP-22",
    "the server wants more than {tried}: also {methods}.",
    hint="The plugin logs in by one password or key. Ask the server's owner for a user "
    "whom one of them is enough for.",
)
BROKEN_OFF = ErrorKind(
    "SFTP-23",
    "the server broke the connection off when it was sent {credential}.",
    "Ask its owner.",
)

# Files and folders
NOT_FOUND = ErrorKind("SFTP-30", "{path}: no such file or folder.", "Check the path.")
NO_SUCH_FOLDER = ErrorKind(
    "SFTP-31", "{path}: no such folder: there is no {part!r} in {folder}.", "Check it."
)
AMBIGUOUS = ErrorKind(
    "SFTP-32",
    "{path}: {folder} holds {names}; write the one that is meant.",
    hint="Write it with the capitals that the server has.",
)
NO_PERMISSION = ErrorKind("SFTP-33", "{path}: permission denied.", _ASK_OWNER)
SERVER_REFUSES = ErrorKind("SFTP-34", "{path}: the server refuses: {error}.", _ASK_OWNER)
NOT_UTF8 = ErrorKind("SFTP-35", "{path}: holds a name that is not UTF-8.", "Have it renamed.")
NO_ATTRIBUTES = ErrorKind(
    "SFTP-36",
    "{path}: the server does not tell the size of {name!r}.",
    hint="The plugin cannot know then whether a file is whole. Ask the server's owner "
    "for a listing with sizes (SFTP version 3's attributes).",
)
NO_SIZE = ErrorKind(
    "SFTP-37",
    "{path}: the server does not tell its size.",
    hint="The plugin cannot know then whether the file is whole. Ask the server's "
    "owner to let the user see attributes of files.",
)
SHORTENED = ErrorKind(
    "SFTP-38", "{path}: ended before its {size} bytes: it was shortened while it was read.", _AGAIN
)
CHANGED = ErrorKind(
    "SFTP-39",
    "{path}: changed while it was read: {was[0]} bytes of time {was[1]} became {now[0]} bytes of "
    "time {now[1]}.",
    _AGAIN,
)

# Uploads
NO_FOLDER = ErrorKind("SFTP-40", "{path}: is no folder on the server.", "Check the setting path.")
NOT_UPLOADED = ErrorKind(
    "SFTP-41",
    "{path}: could not be uploaded as {temporary} ({error})",
    "Is there room left on the server, may the user write, rename and remove files there, and does "
    "it take such names, and leave them alone? The setting temporary_name gives them another form.",
)
GONE = ErrorKind(
    "SFTP-42",
    "{path}: is gone, though it has only its temporary name yet: somebody takes such files away.",
    _ASK_OWNER,
)
OTHER_SIZE = ErrorKind(
    "SFTP-43", "{path}: has {found} bytes on the server, not the {sent} that were sent.", _AGAIN
)
OTHER_CONTENT = ErrorKind(
    "SFTP-44", "{path}: has other content on the server than was sent.", _AGAIN
)
NOT_RENAMED = ErrorKind(
    "SFTP-45",
    "{path}: could not be renamed from its temporary name ({error})",
    "The user needs the right to write, rename and remove files there; without renaming, nothing "
    "is sent.",
)
NOT_DELIVERED = ErrorKind(
    "SFTP-46",
    "{error} ({where})",
    hint="The words name the cause, with its own code. The rows wait, and the next run sends them.",
)

# Settings
NO_KEY = ErrorKind(
    "SFTP-53",
    "is set, but no private key.",
    hint="Set private_key or private_key_path, or take the passphrase away.",
)
NO_CREDENTIALS = ErrorKind(
    "SFTP-54", "set it, or private_key, or private_key_path.", hint="Set one of the three."
)
NOT_TEXT = ErrorKind("SFTP-55", "{path} is not a text file.", _KEY_FILE)
NO_FILE = ErrorKind("SFTP-56", "{path} cannot be read: {error}.", "Check the path.")
NOT_A_HOST_KEY = ErrorKind(
    "SFTP-57",
    "is neither a public key (ssh-ed25519 AAAA…) nor a fingerprint (SHA256:… , 43 letters).",
    "Ask the server's owner for it.",
)
NOT_A_HOST = ErrorKind(
    "SFTP-58",
    "is not the name or the address of a server alone.",
    "Write it without protocol, user, brackets and folder; the port has its own setting.",
)
PUTTY_KEY = ErrorKind("SFTP-60", "is PuTTY's format.", "Export it with PuTTYgen as OpenSSH key.")
PUBLIC_KEY = ErrorKind(
    "SFTP-61",
    "is a public key; the private one is needed.",
    hint="Give the file of the same name without .pub.",
)
NOT_A_KEY = ErrorKind("SFTP-62", "is not a private key in OpenSSH's or a PEM format.", _KEY_FILE)
OLD_KEY_TYPE = ErrorKind("SFTP-63", "is of a type that is not used any more.", "Take Ed25519.")
OTHER_KEY_TYPE = ErrorKind("SFTP-64", "is of a type that is not supported.", "Take Ed25519.")
KEY_LOCKED = ErrorKind(
    "SFTP-65",
    "is needed: the private key is locked.",
    hint="Set the passphrase that the key was made with.",
)
WRONG_PASSPHRASE = ErrorKind(
    "SFTP-66",
    "does not unlock the private key, or {key} is damaged.",
    "Correct the passphrase.",
)
DAMAGED_KEY = ErrorKind("SFTP-67", "is damaged: it cannot be read as a private key.", _KEY_FILE)
