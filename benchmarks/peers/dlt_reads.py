"""dlt reads the same API, or the same report file, as its documentation sets it up.

The API with `rest_api`, all streams in parallel, pages along ``next``. The file with `filesystem`
over SFTP in three ways: with pandas (`read_csv`), with DuckDB into Arrow tables
(`read_csv_duckdb`), and the second after copying the file to a local folder, which the
documentation shows too. Runs in an environment of its own.

``extract`` stops after dlt's first step, which leaves the rows in files, and prints how many rows
a file had. ``load`` goes on into PostgreSQL, merging on the primary key.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from typing import Any

import dlt
from dlt.common.configuration.specs.sftp_credentials import SFTPCredentials
from dlt.sources.filesystem import filesystem, read_csv, read_csv_duckdb
from dlt.sources.rest_api import rest_api_source

KEYS = {
    "addresses": "public_id",
    "customers": "merchant_user_id",
    "items": "public_id",
    "orders": "public_id",
    "subscriptions": "public_id",
}
TABLE, TABLE_KEY = "orders_report", "Order Item ID"
FILES = "*.csv"
BATCH = 50_000
"""Rows in an Arrow table: ten times dlt's default, as Arrow likes them large."""


def main() -> None:
    """Run a pipeline once, keeping nothing but what it loaded."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("step", choices=["extract", "load"])
    parser.add_argument("what", choices=["api", "pandas", "duckdb", "copy"])
    parser.add_argument("--url", required=True, help="of the API, or the folder, sftp://host/path")
    parser.add_argument("--port", type=int, help="of the SFTP server")
    parser.add_argument("--username")
    parser.add_argument("--key", help="the file of the private key")
    parser.add_argument("--dataset", default="bench", help="schema in PostgreSQL")
    parser.add_argument("--upsert", action="store_true", help="merge strategy upsert")
    parser.add_argument("--csv", action="store_true", help="load with COPY, from CSV files")
    arguments = parser.parse_args()
    strategy = "upsert" if arguments.upsert else "delete-insert"
    disposition = {"disposition": "merge", "strategy": strategy}
    with tempfile.TemporaryDirectory() as folder:
        if arguments.what == "api":
            source = _api(arguments.url, disposition)
        else:
            source = _file(arguments, Path(folder) / "copies").with_name(TABLE)
            source.apply_hints(primary_key=TABLE_KEY, write_disposition=disposition)
        pipeline = dlt.pipeline(
            "bench",
            pipelines_dir=folder,
            destination=dlt.destinations.postgres(os.environ["BENCH_POSTGRES"])
            if arguments.step == "load"
            else dlt.destinations.filesystem(folder),
            dataset_name=arguments.dataset,
        )
        if arguments.step == "load":
            pipeline.run(source, loader_file_format="csv" if arguments.csv else None)
        else:
            print(_rows(pipeline.extract(source)))


def _api(url: str, disposition: dict[str, str]) -> Any:
    return rest_api_source(
        {
            "client": {
                "base_url": url,
                "auth": {"type": "api_key", "name": "x-api-key", "api_key": "bench"},
                "paginator": {"type": "json_link", "next_url_path": "next"},
            },
            "resource_defaults": {
                "write_disposition": disposition,
                "endpoint": {"params": {"page_size": 100}, "data_selector": "results"},
            },
            "resources": [
                {"name": stream, "primary_key": key, "endpoint": {"path": f"{stream}/"}}
                for stream, key in KEYS.items()
            ],
        },
        parallelized=True,  # the resources' own key of this name has no effect in dlt 1.31
    )


def _file(arguments: argparse.Namespace, copies: Path) -> Any:
    # dlt 1.31 sends settings that paramiko 5 no longer knows.
    theirs = SFTPCredentials.to_fsspec_credentials
    SFTPCredentials.to_fsspec_credentials = lambda self: {
        name: each for name, each in theirs(self).items() if not name.startswith("gss_")
    }
    credentials = SFTPCredentials(
        sftp_port=arguments.port,
        sftp_username=arguments.username,
        sftp_key_filename=arguments.key,
        sftp_allow_agent=False,
        sftp_look_for_keys=False,
    )
    files = filesystem(bucket_url=arguments.url, credentials=credentials, file_glob=FILES)
    if arguments.what == "pandas":
        return files | read_csv()
    if arguments.what == "copy":
        copies.mkdir()

        def copy(item: Any) -> Any:
            item.fsspec.download(item["file_url"], str(copies / item["file_name"]))
            return item

        list(files.add_map(copy))
        files = filesystem(bucket_url=copies.as_uri(), file_glob=FILES)
    return files | read_csv_duckdb(chunk_size=BATCH, use_pyarrow=True)


def _rows(extracted: Any) -> int:
    """Return how many rows of the file dlt left."""
    return sum(
        step["table_metrics"][TABLE].items_count
        for steps in extracted.metrics.values()
        for step in steps
        if TABLE in step["table_metrics"]
    )


if __name__ == "__main__":
    main()
