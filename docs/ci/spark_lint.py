"""Checks a table of documents with Spark: a `formulint batch` for each partition, by `rdd.pipe`.

    spark-submit spark_lint.py documents.jsonl verdicts

The input has a document a line, {"id", "languageId", "text"}; the output has a row for each claim that is refuted. Every
worker needs Node 20.19 or later and the command, which FORMULINT names (formulint).
"""

import json
import os
import sys


def refuted(answer):
    """The refuted claims of a document's answer, a dictionary each; an answer with an error is told as one of them."""
    reply = json.loads(answer)
    if "error" in reply:
        return [{"id": reply["id"], "line": None, "code": None, "message": reply["error"]}]
    return [
        {"id": reply["id"], "line": claim["range"]["start"]["line"] + 1, "code": claim["code"], "message": claim["message"]}
        for claim in reply["claims"]
        if claim["verdict"] == "refuted"
    ]


def lint(documents):
    """Findings of an RDD of JSON lines. Nothing is held but the document that is being checked, in each partition."""
    command = os.environ.get("FORMULINT", "formulint") + " batch"
    return documents.pipe(command, checkCode=True).flatMap(refuted)


def main(source, target):
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("formulint").getOrCreate()
    lint(spark.sparkContext.textFile(source)).map(json.dumps).saveAsTextFile(target)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
