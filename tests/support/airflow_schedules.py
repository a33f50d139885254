"""Parts of meltano.yml that tests of its DAGs begin with."""

DAILY = """\
schedules:
- name: daily
  interval: %s
  job: to-postgres
"""
GROUPS = """\
annotations:
  airflow:
    groups: {a: [orders], b: [customers]}
"""
FILTER = "TAP_ORDERGROOVE__SELECT_FILTER"
