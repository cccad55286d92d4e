#!/usr/bin/env bash
# Sets up what the tests need, runs them all and ends with the line "N passed, N failed".
#   --slow   runs the heavy suites too
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
[[ ${1:-} != --slow ]] || export BLOG_TESTS_SLOW=1

fail() {
    printf '%s\n0 passed, 1 failed\n' "$1"
    exit 1
}

# need COMMAND PACKAGE…: as root on Debian, what is missing is installed here.
need() {
    local command=$1 apt_log
    shift
    command -v "$command" >/dev/null && return
    if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        echo "installing $command"
        apt_log=$(mktemp)
        { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$apt_log" 2>&1 </dev/null ||
            tail -n 20 "$apt_log"
        rm -f "$apt_log"
    fi
    command -v "$command" >/dev/null || fail "$command is missing: install the package $1 and run this again"
}

# The browser tests need a Chromium; the build fetches the scripts for formulas and diagrams with npm.
need chromium chromium fonts-liberation
need npm npm

export BLOG_CHROMIUM
BLOG_CHROMIUM=$(command -v chromium)

dotnet build Blog.sln -c Release --tl:off -v q -clp:NoSummary || fail "the build failed"

passed=0 failed=0 skipped=0
if dotnet format Blog.sln --verify-no-changes --no-restore; then
    passed=1
else
    echo "dotnet format would change these files: run 'dotnet format Blog.sln'"
    failed=1
fi

# The figure of the last summary in the log; 0 where there is none.
count() {
    local figure
    figure=$(grep -oP "^\s*$1: \K\d+" "$log" | tail -n 1)
    echo "${figure:-0}"
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT
for project in tests/*.Tests/*.csproj; do
    echo "== $(basename "$project" .csproj)"
    dotnet test --project "$project" -c Release --no-build --no-ansi </dev/null 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
    here_failed=$(count failed)
    # A runner that dies after its summary, or ran nothing, has failed whatever it counted.
    if [[ $(count total) == 0 ]] || ((status != 0 && here_failed == 0)); then
        echo "$project ended with $status"
        here_failed=$((here_failed + 1))
    fi
    passed=$((passed + $(count succeeded)))
    failed=$((failed + here_failed))
    skipped=$((skipped + $(count skipped)))
done

if ((skipped > 0)); then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
((failed == 0))
