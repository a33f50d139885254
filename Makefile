# What a machine needs: git, make, and Python >= 3.10 with venv. Everything else goes into .venv, .meltano and .cache.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PACKAGES := singer-commons tap-ordergroove tap-ordergroove-sftp tap-ordergroove-webhooks target-bspk-s3 target-dotapparel-sftp views sandbox loaders/target-postgres loaders/target-duckdb orchestrate/airflow
LOADERS := target-duckdb target-postgres target-csv

PYPROJECTS := $(wildcard $(PACKAGES:%=%/pyproject.toml))
DISTRIBUTIONS := $(sort $(PACKAGES) $(patsubst %/pyproject.toml,%,$(wildcard loaders/*/pyproject.toml)))
CHECKED := $(wildcard singer-commons/singer_commons tap-ordergroove/tap_ordergroove tap-ordergroove-sftp/tap_ordergroove_sftp tap-ordergroove-webhooks/tap_ordergroove_webhooks views/ordergroove_views target-bspk-s3/target_bspk_s3 target-dotapparel-sftp/target_dotapparel_sftp sandbox/ordergroove_sandbox orchestrate/airflow/ordergroove_airflow loaders/target-postgres/ordergroove_target_postgres loaders/target-duckdb/ordergroove_target_duckdb tests demo image scripts benchmarks examples)

comma := ,

$(if $(word 2,$(CURDIR)),$(error The path of this folder has a space, which pip's and Meltano's lists of packages cannot have: $(CURDIR)))

export UV_CACHE_DIR ?= $(CURDIR)/.cache/uv
export UV_BUILD_CONSTRAINT := $(CURDIR)/requirements/dev.txt
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(VENV)/.installed  ## Create .venv with Meltano, the packages of this repository and the tools

$(BIN)/uv: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null || { \
	  echo "Python 3.10 or newer is needed; '$(PYTHON)' is: $$($(PYTHON) --version 2>&1 | head -n 1). Try: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' lacks venv or ensurepip. On Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --cache-dir .cache/pip --requirement requirements/uv.txt
	@touch $@

$(VENV)/.installed: $(BIN)/uv requirements/dev.txt $(PYPROJECTS)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --requirement requirements/dev.txt \
	  $(PYPROJECTS:%/pyproject.toml=--editable %)
	@touch $@

.PHONY: plugins
plugins: .meltano/.installed  ## Install the Meltano plugins, each in its own environment
	@chmod 700 .meltano  # a run that is killed leaves its settings there, keys included

.meltano/.installed: $(VENV)/.installed meltano.yml $(wildcard */plugin.meltano.yml loaders/*/pyproject.toml) $(LOADERS:%=requirements/%.txt)
	$(BIN)/meltano --log-level warning install extractor tap-ordergroove tap-ordergroove-sftp tap-ordergroove-webhooks
	$(BIN)/meltano --log-level warning install loader $(LOADERS) target-bspk-s3 target-dotapparel-sftp
	$(BIN)/meltano --log-level warning install utility ordergroove-webhooks ordergroove-views
	@touch $@

.PHONY: demo
demo: setup plugins  ## Sync a made-up shop into DuckDB, let it live on, sync again, compare
	$(BIN)/python -m demo

# One worker a core, a few at most; who has nothing left takes half of what another has.
PYTEST = $(BIN)/pytest --numprocesses logical --maxprocesses 4 --dist worksteal

SITE := .cache/site

.PHONY: site
site: setup $(SITE)/.installed  ## Build the site into .site/html/
	$(BIN)/python -m scripts.website

$(SITE)/.installed: $(BIN)/uv requirements/site.txt
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(SITE)
	$(BIN)/uv pip install --quiet --python $(SITE)/bin/python --requirement requirements/site.txt
	@touch $@

.PHONY: test
test: setup plugins $(SITE)/.installed  ## Run every test
	$(PYTEST)

.PHONY: test-quick
test-quick: setup  ## Run every test but the slow ones, among them all that need Meltano
	$(PYTEST) -m "not slow"

AIRFLOW := .cache/airflow

.PHONY: airflow-env
airflow-env: $(AIRFLOW)/.installed  ## Create .cache/airflow with Airflow and this project's DAG factory

$(AIRFLOW)/.installed: $(BIN)/uv requirements/airflow.txt orchestrate/airflow/pyproject.toml
	$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python $(AIRFLOW)
	$(BIN)/uv pip install --quiet --python $(AIRFLOW)/bin/python --requirement requirements/airflow.in --constraint requirements/airflow.txt \
	  --build-constraint requirements/dev.txt --editable orchestrate/airflow
	@touch $@

.PHONY: test-airflow
test-airflow: setup plugins airflow-env  ## Run the DAGs on a real Airflow with two workers, and kill them (needs redis-server; LONG=1 kills more)
	$(BIN)/pytest --durations=10 orchestrate/airflow/cluster/tests

.PHONY: lint
lint: setup  ## Check style, types, meltano.yml, workflows, and what make settings, errors, hub and packages write
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/hadolint Dockerfile
	$(BIN)/mypy $(CHECKED)
	$(BIN)/python scripts/check_meltano.py
	$(BIN)/python scripts/settings.py --check
	$(BIN)/python scripts/errors.py --check
	$(BIN)/python -m scripts.hub --check
	$(BIN)/yamllint --strict --config-file hub/yamllint.yml hub/*.yml hub/*/*.yml
	$(BIN)/python scripts/packages.py --check
	VALIDATE_PYPROJECT_NO_NETWORK=1 $(BIN)/validate-pyproject $(DISTRIBUTIONS:%=%/pyproject.toml)
	$(BIN)/zizmor --offline --quiet --strict-collection .github examples/github-actions/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml examples/github-actions/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.meltano meltano.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci examples/gitlab-ci/.gitlab-ci.yml

.PHONY: errors
errors: setup  ## Write docs/errors.md from the packages' tables of errors
	$(BIN)/python scripts/errors.py

.PHONY: settings
settings: setup  ## Write the plugins' settings into plugin.meltano.yml, READMEs and .env.example
	$(BIN)/python scripts/settings.py

.PHONY: packages
packages: setup  ## Write what all packages say alike from packages.toml, and copy the licence
	$(BIN)/python scripts/packages.py

DIST ?= dist

.PHONY: dist
dist: setup  ## Build every package into dist/ (DIST=... for another folder)
	rm -rf $(DIST)
	@for name in $(DISTRIBUTIONS); do \
	  $(BIN)/uv build --quiet --no-build-isolation --python $(BIN)/python --out-dir $(DIST) $$name || exit 1; done

SBOM ?= sbom.cdx.json

# Packages by their names: one that was installed by a file's path is listed with that path.
.PHONY: sbom
sbom: setup  ## List all that the packages in dist/ install, in sbom.cdx.json (CycloneDX)
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python .cache/sbom
	ls $(DIST)/*.whl | sed -E 's#.*/([^-]+)-([^-]+)-.*#\1==\2#' | $(BIN)/uv pip install --quiet --python .cache/sbom/bin/python \
	  --find-links $(DIST) --constraint requirements/dev.txt --requirement -
	$(BIN)/uv tool run --quiet --constraints requirements/sbom.txt --from cyclonedx-bom \
	  cyclonedx-py environment --output-reproducible --output-file $(SBOM) .cache/sbom/bin/python

.PHONY: hub
hub: setup  ## Write the Hub's definitions of the plugins into hub/ (see hub/README.md)
	$(BIN)/python -m scripts.hub

.PHONY: check-release
check-release: dist  ## Say what keeps dist/ from being released (see docs/publishing.md)
	$(BIN)/twine check --strict dist/*
	$(BIN)/python -m scripts.check_release

.PHONY: format
format: setup  ## Format the code and apply safe fixes
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Any of the three; what names the index and the certificates is lent to the build, and not kept.
IMAGE ?= ordergroove-meltano
BUILDER ?= $(firstword $(foreach each,docker podman buildah,$(shell command -v $(each) 2>/dev/null)))
INDEX := $(if $(UV_DEFAULT_INDEX),UV_DEFAULT_INDEX,$(if $(PIP_INDEX_URL),PIP_INDEX_URL))

.PHONY: image
image: setup  ## Build the image ordergroove-meltano (BASE=... for another base image; see docs/image.md)
	$(BUILDER) build $(if $(BASE),--build-arg BASE=$(BASE)) --build-arg REVISION=$$(git rev-parse HEAD) \
	  --build-arg VERSION=$$(cd singer-commons && ../$(BIN)/uv-dynamic-versioning) \
	  $(if $(INDEX),--secret id=index$(comma)env=$(INDEX)) $(if $(SSL_CERT_FILE),--secret id=certificates$(comma)src=$(SSL_CERT_FILE)) \
	  --tag $(IMAGE) .

.PHONY: bench
bench: setup plugins  ## Run the side-by-side measurements (see docs/benchmarks.md)
	$(BIN)/python -m benchmarks

# Not needed to use the project: renews the pins after a change of requirements/*.in or of a pyproject.toml.
# UPGRADE=--upgrade takes the newest versions; without it, pins that still fit are kept.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.10 --no-header --no-annotate --no-emit-index-url --no-emit-package singer-commons $(UPGRADE)

.PHONY: pins
pins: $(BIN)/uv  ## Renew requirements/*.txt
	$(COMPILE) --extra csv-target --extra sftp requirements/dev.in $(PYPROJECTS) --output-file requirements/dev.txt
	@for name in airflow bench bench-targets sbom site target-csv; do \
	  echo "$$name"; $(COMPILE) requirements/$$name.in $$(ls requirements/$$name.overrides.txt 2>/dev/null | sed 's/^/--override /') \
	    --output-file requirements/$$name.txt || exit 1; done
	@for name in target-duckdb target-postgres; do \
	  echo "$$name"; $(COMPILE) loaders/$$name/pyproject.toml --output-file requirements/$$name.txt || exit 1; done
	@echo image; $(COMPILE) requirements/image.in --output-file requirements/image.txt
	grep '^uv==' requirements/dev.txt > requirements/uv.txt

.PHONY: clean
clean:  ## Remove everything that set-up, demo and tests made (but output/ and the state)
	rm -rf $(VENV) dist .meltano/.installed .meltano/extractors .meltano/loaders .meltano/utilities .meltano/run .meltano/logs .cache .demo .site \
	  .hypothesis .mypy_cache .ruff_cache .pytest_cache
