#!/bin/sh
# Lays out Go's config history and the generated numbers as a user would: go-project.sh DATA CONTENT URL
set -eu
data=$1 content=$2 url=$3
rm -rf "$content"
mkdir -p "$content"
cp -R "$data/go-config-history" "$content/config"
cp -R "$data/go-telemetry/metrics" "$content/metrics"
chmod -R u+w "$content"
printf 'title: Go telemetry\nbase_url: %s\n' "$url" > "$content/site.yml"
