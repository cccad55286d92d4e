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

# What the build and the tests need beside .NET: a command, and the packages of Debian that bring it. As root on Debian they are installed here.
needs=(
    "command -v chromium|chromium fonts-liberation"
    "command -v node|nodejs"
    "command -v npm|npm"
    "command -v java|default-jre-headless"
    "command -v newsboat|newsboat"
    "command -v xmllint|libxml2-utils"
    "command -v w3m|w3m"
    "command -v pdftotext|poppler-utils"
    "command -v bindfs|bindfs"
    "/usr/bin/python3 -c 'import feedparser'|python3-feedparser"
)
[[ -z ${BLOG_TESTS_SLOW:-} ]] || needs+=("command -v varnishd|varnish" "command -v haproxy|haproxy" "command -v slowhttptest|slowhttptest")
missing() {
    local need
    for need in "${needs[@]}"; do
        eval "${need%%|*}" >/dev/null 2>&1 || echo "${need#*|}"
    done
}

packages=$(missing | xargs)
if [[ -n $packages && $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    echo "installing $packages"
    apt_log=$(mktemp)
    # shellcheck disable=SC2086 # a list of words
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages; } >"$apt_log" 2>&1 </dev/null ||
        tail -n 20 "$apt_log"
    rm -f "$apt_log"
    packages=$(missing | xargs)
fi
[[ -z $packages ]] || fail "these packages are missing: install $packages and run this again"

# The checkers that npm brings, anew when the list of them is newer than what is there.
checkers=tests/checkers
if [[ ! $checkers/node_modules/.package-lock.json -nt $checkers/package-lock.json ]]; then
    echo "installing the checkers"
    npm_log=$(mktemp)
    if npm ci --prefix "$checkers" --ignore-scripts >"$npm_log" 2>&1 </dev/null; then
        touch "$checkers/node_modules/.package-lock.json"
    else
        tail -n 20 "$npm_log"
        fail "the checkers could not be installed: run 'npm ci --ignore-scripts' in $checkers (Node $(node --version); 20.19 or newer is needed)"
    fi
    rm -f "$npm_log"
fi

export BLOG_CHROMIUM
BLOG_CHROMIUM=$(command -v chromium)

# Packages are those that packages.lock.json names, byte for byte.
dotnet build Blog.sln -c Release --tl:off -v q -clp:NoSummary -p:RestoreLockedMode=true || fail "the build failed"

# It keeps one core at work for minutes, which the tests leave to it at first.
format_log=$(mktemp)
dotnet format Blog.sln --verify-no-changes --no-restore >"$format_log" 2>&1 </dev/null &
format=$!
passed=0 failed=0 skipped=0

# The figure of the last summary in the log; 0 where there is none.
count() {
    local figure
    figure=$(grep -oP "^\s*$1: \K\d+" "$log" | tail -n 1)
    echo "${figure:-0}"
}

log=$(mktemp)
trap 'rm -f "$log" "$format_log"' EXIT
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

if wait "$format"; then
    passed=$((passed + 1))
else
    cat "$format_log"
    echo "dotnet format would change these files: run 'dotnet format Blog.sln'"
    failed=$((failed + 1))
fi

if ((skipped > 0)); then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
((failed == 0))
