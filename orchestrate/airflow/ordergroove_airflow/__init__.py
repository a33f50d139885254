"""A Meltano project's schedules as DAGs of Apache Airflow, with backfills and many merchants.

Only `operator`, `dags` and `backfills` import Airflow, which is the host of this package and none
of its dependencies; all else is plain Python and is tested without it.
"""
