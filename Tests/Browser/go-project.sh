#!/bin/sh
# Lays out Go's config history and the generated numbers as a user would: go-project.sh DATA CONTENT URL
set -eu
data=$1 content=$2 url=$3
rm -rf "$content"
mkdir -p "$content"
cp -R "$data/go-config-history" "$content/config"
cp -R "$data/go-telemetry/metrics" "$content/metrics"
chmod -R u+w "$content"
mkdir "$content/pages"
cat > "$content/pages/opt-in.md" <<'PAGE'
---
title: Turning telemetry on and off
nav: 1
---
Go counts on your own machine by default, and sends nothing.

## Turning it on {#on}

`go telemetry on` sends a report a week.

## Turning it off {#off}

`go telemetry off` stops the counting, too. `go telemetry local` goes on counting without sending.
PAGE
printf 'title: Go telemetry\nbase_url: %s\n' "$url" > "$content/site.yml"
