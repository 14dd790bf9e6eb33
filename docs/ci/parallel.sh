#!/usr/bin/env bash
# Checks a stream of documents with GNU parallel, one `formulint batch` a core: JSON lines from standard input, verdicts
# in the same order to standard output.
#
#     node documents.mjs notes | ./parallel.sh > verdicts.jsonl
#
# FORMULINT is the command (formulint), BLOCK how much of the input a process is given (4M).
set -u -o pipefail
exec parallel --pipe --keep-order --block "${BLOCK:-4M}" -- "${FORMULINT:-formulint} batch"
