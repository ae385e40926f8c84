#!/usr/bin/env bash
# Builds the benchmarks and runs them: run.sh engine [rounds] | memo | state [divisor] | processor | fingerprint | logic | jmh [JMH's arguments]
# All but "jmh" write their reports into reports/; "engine" works in a folder of about 1 GB
# below $WORK (default /tmp/headrace-benchmarks), which it keeps for the next run.
set -euo pipefail
cd "$(dirname "$0")"

what=${1:?"engine, memo, state, processor, fingerprint, logic or jmh"}
shift
(cd .. && mvn -q -B -DskipTests -pl benchmarks -am package)
work=${WORK:-/tmp/headrace-benchmarks}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# What Chronicle Map needs: docs/STATE.md. From JDK 24 on also --sun-misc-unsafe-memory-access=allow.
chronicle="--add-exports java.base/jdk.internal.ref=ALL-UNNAMED --add-exports java.base/sun.nio.ch=ALL-UNNAMED
  --add-exports jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED
  --add-opens java.base/java.lang=ALL-UNNAMED --add-opens java.base/java.lang.reflect=ALL-UNNAMED"

case $what in
  engine) mkdir -p "$work" && "$java" -jar target/benchmarks.jar engine reports/engine.md "$work" "$@" ;;
  memo) mkdir -p "$work" && "$java" -Xmx1g $chronicle -jar target/benchmarks.jar memo reports/memo.md "$work" ;;
  state) mkdir -p "$work" && "$java" -Xmx1g $chronicle -jar target/benchmarks.jar state reports/state.md "$work" "$@" ;;
  processor) "$java" -jar target/benchmarks.jar processor reports/processor.md ;;
  fingerprint) mkdir -p "$work" && "$java" -jar target/benchmarks.jar fingerprint reports/fingerprint.md "$work" ;;
  logic) mkdir -p "$work" && "$java" -jar target/benchmarks.jar logic reports/logic.md "$work" ;;
  jmh) "$java" -jar target/benchmarks.jar jmh "$@" ;;
  *) echo "expected engine, memo, state, processor, fingerprint, logic or jmh, found $what" >&2 && exit 2 ;;
esac
