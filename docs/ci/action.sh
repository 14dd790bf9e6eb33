#!/usr/bin/env bash
# What the GitHub Action runs: annotations on standard output, and SARIF in a file if one is named. The exit code is
# Formulint's. Paths and options stand one a line, so that blanks in them mean nothing.
set -u -o pipefail

cli="$GITHUB_ACTION_PATH/dist/cli.js"
mapfile -t paths < <(grep -v '^[[:space:]]*$' <<<"${FORMULINT_PATHS:-.}")
mapfile -t options < <(grep -v '^[[:space:]]*$' <<<"${FORMULINT_OPTIONS:-}")

if [[ -n ${FORMULINT_SARIF:-} ]]; then
  # The cache makes the second run, for the annotations, a matter of reading.
  cache=$(mktemp -d)
  node "$cli" check --format sarif --cache-location "$cache" "${options[@]}" -- "${paths[@]}" >"$FORMULINT_SARIF"
  options+=(--cache-location "$cache")
fi
node "$cli" check --format github "${options[@]}" -- "${paths[@]}"
