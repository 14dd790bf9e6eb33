#!/usr/bin/env bash
# Checks a stream of documents with GNU parallel, one `formulint batch` a core: JSON lines from standard input, verdicts
# in the same order to standard output. Options are handed to parallel, such as the hosts that do it:
#
#     node documents.mjs notes | ./parallel.sh > verdicts.jsonl
#     node documents.mjs notes | ./parallel.sh --sshlogin one.example,two.example,: > verdicts.jsonl
#
# FORMULINT is the command, on every host (formulint), BLOCK how much of the input a process is given (4M). The exit code
# is 0 if all documents were answered: a process that fails, as when its host goes away, is told of and counted.
set -u -o pipefail
exec parallel --pipe --keep-order --block "${BLOCK:-4M}" "$@" -- "${FORMULINT:-formulint} batch"
