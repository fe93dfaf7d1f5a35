#!/bin/sh
# Make the bundle and see that it stays small; called by `make bundle`, which names its folder.
set -eu
cd "$(dirname "$0")/.."
bundle=$1
limit=130  # MB on disk

if [ ! -e .venv/.tools ]; then
    echo "The bundle cannot be made without the Debian packages named above." >&2
    exit 1
fi

# Fixed dates and a fixed hash seed: the same source gives the same bytes.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 1767225600)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0 PYI_LOG_LEVEL=ERROR

echo "Making the bundle (this takes about a minute)."
.venv/bin/python -m PyInstaller --noconfirm \
    --distpath "$(dirname "$bundle")" --workpath build/bundle build.spec

size=$(du -sk "$bundle" | awk '{ printf "%.0f", $1 * 1.024 / 1000 }')
echo "The bundle is in $bundle: $size MB, $(find "$bundle" -type f | wc -l) files."
if [ "$size" -gt "$limit" ]; then
    echo "It may not be larger than $limit MB." >&2
    exit 1
fi
