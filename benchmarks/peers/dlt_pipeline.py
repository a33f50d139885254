"""The same API read by dlt's ``rest_api`` source, as its documentation sets one up.

All streams in parallel, pages along ``next``. Runs in an environment of its own.

``extract`` stops after dlt's first step, which leaves the records in files: what a tap does.
``load`` goes on into PostgreSQL, merging on the primary key.
"""

from __future__ import annotations

import argparse
import os
import tempfile

import dlt
from dlt.sources.rest_api import rest_api_source

KEYS = {
    "addresses": "public_id",
    "customers": "merchant_user_id",
    "items": "public_id",
    "orders": "public_id",
    "subscriptions": "public_id",
}


def main() -> None:
    """Run a pipeline once, keeping nothing but what it loaded."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("step", choices=["extract", "load"])
    parser.add_argument("--url", required=True, help="where the API is")
    parser.add_argument("--dataset", default="bench", help="schema in PostgreSQL")
    parser.add_argument("--upsert", action="store_true", help="merge strategy upsert")
    parser.add_argument("--csv", action="store_true", help="load with COPY, from CSV files")
    arguments = parser.parse_args()
    strategy = "upsert" if arguments.upsert else "delete-insert"
    source = rest_api_source(
        {
            "client": {
                "base_url": arguments.url,
                "auth": {"type": "api_key", "name": "x-api-key", "api_key": "bench"},
                "paginator": {"type": "json_link", "next_url_path": "next"},
            },
            "resource_defaults": {
                "write_disposition": {"disposition": "merge", "strategy": strategy},
                "endpoint": {"params": {"page_size": 100}, "data_selector": "results"},
            },
            "resources": [
                {"name": stream, "primary_key": key, "endpoint": {"path": f"{stream}/"}}
                for stream, key in KEYS.items()
            ],
        },
        parallelized=True,  # the resources' own key of this name has no effect in dlt 1.31
    )
    with tempfile.TemporaryDirectory() as folder:
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
            pipeline.extract(source)


if __name__ == "__main__":
    main()
