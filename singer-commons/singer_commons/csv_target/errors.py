"""What can go wrong with the files of a target."""

from singer_commons.errors import PluginError


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
