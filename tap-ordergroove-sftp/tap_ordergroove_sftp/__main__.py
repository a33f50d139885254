"""The command line: ``tap-ordergroove-sftp``, or ``python -m tap_ordergroove_sftp``."""

import functools

from singer_commons.command import run
from tap_ordergroove_sftp.tap import TapOrdergrooveSftp

main = functools.partial(run, TapOrdergrooveSftp)

if __name__ == "__main__":
    main()
