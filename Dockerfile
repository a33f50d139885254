# The project as an image: Meltano, every plugin at its pins, and nothing that can install more. See docs/image.md.

# A Debian with Python 3.10 or newer and its venv.
ARG BASE=python:3.13-slim

FROM ${BASE} AS build
COPY . /project
# The version of the packages, which git knows and the image's folder does not.
ARG VERSION=0.0.0.dev0
# Not kept: the address of another package index than the public one, and the certificates to trust.
RUN --mount=type=secret,id=index \
    --mount=type=secret,id=certificates,target=/etc/ssl/certs/ca-certificates.crt \
    /project/image/build

FROM ${BASE}
ARG VERSION=0.0.0.dev0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="ordergroove-meltano" \
      org.opencontainers.image.description="Singer taps and targets for Ordergroove, in a Meltano project" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
# One layer: what several plugins have is there once, by hard links.
COPY --from=build /project /project
# What must stay goes to /project/output, what a run writes and forgets to /tmp (HOME: Meltano's own log).
ENV PATH=/project/image/bin:$PATH \
    HOME=/tmp \
    NO_COLOR=1 \
    MELTANO_ENVIRONMENT=prod \
    MELTANO_PROJECT_READONLY=true \
    MELTANO_CLI_LOG_FORMAT=json \
    MELTANO_DATABASE_URI=sqlite:////project/output/meltano.db \
    ORDERGROOVE_WEBHOOKS_STORE=sqlite:////project/output/webhooks.db \
    ORDERGROOVE_WEBHOOKS_HOST=0.0.0.0
WORKDIR /project
# Any other user does as well, with or without a name; its group should be 0, as in OpenShift.
USER 10001:0
ENTRYPOINT ["meltano"]
