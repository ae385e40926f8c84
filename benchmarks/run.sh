#!/usr/bin/env bash
# Builds the benchmarks and runs them: run.sh engine | processor | jmh [JMH's arguments]
# "engine" and "processor" write their reports into reports/; "engine" works in a folder of about 1 GB
# below $WORK (default /tmp/headrace-benchmarks), which it keeps for the next run.
set -euo pipefail
cd "$(dirname "$0")"

what=${1:?"engine, processor or jmh"}
shift
(cd .. && mvn -q -B -DskipTests -pl benchmarks -am package)
work=${WORK:-/tmp/headrace-benchmarks}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

case $what in
  engine) mkdir -p "$work" && "$java" -jar target/benchmarks.jar engine reports/engine.md "$work" ;;
  processor) "$java" -jar target/benchmarks.jar processor reports/processor.md ;;
  jmh) "$java" -jar target/benchmarks.jar jmh "$@" ;;
  *) echo "expected engine, processor or jmh, found $what" >&2 && exit 2 ;;
esac
