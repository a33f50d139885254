"""The same file read by dlt's ``filesystem`` source over SFTP, as its documentation sets one up.

Three ways to read it: with pandas (`read_csv`), with DuckDB into Arrow tables
(`read_csv_duckdb`), and the second after copying the file to a local folder, which the
documentation shows too. Runs in an environment of its own.

``extract`` stops after dlt's first step, which leaves the rows in files, and prints how many.
``load`` goes on into PostgreSQL, merging on the primary key.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dlt
from dlt.common.configuration.specs.sftp_credentials import SFTPCredentials
from dlt.sources.filesystem import filesystem, read_csv, read_csv_duckdb

if TYPE_CHECKING:
    from dlt.extract import DltResource

TABLE = "orders_report"
KEY = "Order Item ID"
FILES = "*.csv"
BATCH = 50_000
"""Rows in an Arrow table: ten times dlt's default, as Arrow likes them large."""


def main() -> None:
    """Run a pipeline once, keeping nothing but what it loaded."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("step", choices=["extract", "load"])
    parser.add_argument("reader", choices=["pandas", "duckdb", "copy"])
    parser.add_argument("--url", required=True, help="the folder, sftp://host/path")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--username", required=True)
    parser.add_argument("--key", required=True, help="the file of the private key")
    parser.add_argument("--dataset", default="bench", help="schema in PostgreSQL")
    parser.add_argument("--upsert", action="store_true", help="merge strategy upsert")
    parser.add_argument("--csv", action="store_true", help="load with COPY, from CSV files")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        resource = _resource(arguments, Path(folder) / "copies").with_name(TABLE)
        pipeline = dlt.pipeline(
            "bench",
            pipelines_dir=folder,
            destination=dlt.destinations.postgres(os.environ["BENCH_POSTGRES"])
            if arguments.step == "load"
            else dlt.destinations.filesystem(folder),
            dataset_name=arguments.dataset,
        )
        if arguments.step == "load":
            strategy = "upsert" if arguments.upsert else "delete-insert"
            resource.apply_hints(
                primary_key=KEY, write_disposition={"disposition": "merge", "strategy": strategy}
            )
            pipeline.run(resource, loader_file_format="csv" if arguments.csv else None)
        else:
            print(_rows(pipeline.extract(resource)))


def _resource(arguments: argparse.Namespace, copies: Path) -> DltResource:
    """Return the file's rows."""
    credentials = SFTPCredentials(
        sftp_port=arguments.port,
        sftp_username=arguments.username,
        sftp_key_filename=arguments.key,
        sftp_allow_agent=False,
        sftp_look_for_keys=False,
    )
    files = filesystem(bucket_url=arguments.url, credentials=credentials, file_glob=FILES)
    if arguments.reader == "pandas":
        return files | read_csv()
    if arguments.reader == "copy":
        copies.mkdir()

        def copy(item: Any) -> Any:
            item.fsspec.download(item["file_url"], str(copies / item["file_name"]))
            return item

        list(files.add_map(copy))
        files = filesystem(bucket_url=copies.as_uri(), file_glob=FILES)
    return files | read_csv_duckdb(chunk_size=BATCH, use_pyarrow=True)


def _rows(extracted: Any) -> int:
    """Return how many rows are in the files that dlt left."""
    return sum(
        step["table_metrics"][TABLE].items_count
        for steps in extracted.metrics.values()
        for step in steps
        if TABLE in step["table_metrics"]
    )


if __name__ == "__main__":
    main()
