"""BSPK's side on the command line: its options, and a server set up by them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from ordergroove_sandbox.bspk.importer import Rules
from ordergroove_sandbox.bspk.server import DEFAULT_BUCKET, serving

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from ordergroove_sandbox.bspk.server import Bspk


def add_options(parser: ArgumentParser) -> None:
    """Add BSPK's options to a command."""
    group = parser.add_argument_group("BSPK's bucket")
    group.add_argument("--bspk", action="store_true", help="serve BSPK's bucket and importer, too")
    group.add_argument(
        "--bspk-port", type=int, default=0, help="its port; 0, the default, takes a free one"
    )
    group.add_argument(
        "--bspk-bucket",
        default=DEFAULT_BUCKET,
        metavar="NAME",
        help=f"the bucket (default: {DEFAULT_BUCKET})",
    )
    group.add_argument(
        "--bspk-company",
        metavar="NAME",
        help="what the company must be called in file names (default: any name will do)",
    )


@contextmanager
def importing(given: Namespace) -> Iterator[Bspk]:
    """Serve BSPK's bucket as the options say, until the block ends.

    Yields:
        The running stand-in.

    Raises:
        OSError: The address cannot be had.
        ValueError: No bucket can be called so.
    """
    rules = Rules(company=given.bspk_company)
    with serving(given.host, given.bspk_port, bucket=given.bspk_bucket, rules=rules) as bspk:
        yield bspk


def greeting(bspk: Bspk) -> str:
    """Return the line that says where the endpoint is and what the bucket is called."""
    return f"Listening on {bspk.endpoint_url} bucket {bspk.bucket}"
