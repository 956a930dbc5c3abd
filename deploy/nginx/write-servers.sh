#!/usr/bin/env bash
# Writes servers.conf for nginx: the processes of Xã Số, and which browser belongs to which.
#
#   write-servers.sh [--without ADDRESS] ADDRESS... > /etc/nginx/xaso/servers.conf
#
# ADDRESS is 127.0.0.1:8501, an IPv4 address with a port. A browser keeps to the process that its cookie names, by place in the list; where that one is
# away, another takes over. With --without, one of them gets no new request: it is taken out to be restarted.
set -euo pipefail

without=""
if [[ "${1:-}" == "--without" ]]; then
  without="${2:?--without needs an address}"
  shift 2
fi
if (($# == 0)); then
  echo "write-servers.sh: no address given" >&2
  exit 1
fi
for address in "$@"; do
  if ! [[ "$address" =~ ^[0-9.]+:[0-9]{1,5}$ ]]; then
    echo "write-servers.sh: not an IPv4 address with a port: $address" >&2
    exit 1
  fi
done
if [[ -n "$without" && " $* " != *" $without "* ]]; then
  echo "write-servers.sh: not in the list: $without" >&2
  exit 1
fi
if [[ -n "$without" && $# == 1 ]]; then
  echo "write-servers.sh: $without is the only one" >&2
  exit 1
fi

# One "server" line; $1 the address, $2 its place behind others.
line() { echo "    server $1${2:+ $2} max_fails=1 fail_timeout=2s$([[ "$1" == "$without" ]] && echo " down" || true);"; }

echo "# Written by write-servers.sh; processes: $*${without:+; without $without}"
echo "upstream xaso_any {"
echo "    least_conn;"
for address in "$@"; do line "$address" ""; done
echo "}"
place=0
for own in "$@"; do
  place=$((place + 1))
  echo "upstream xaso_$place {"
  line "$own" ""
  for address in "$@"; do [[ "$address" == "$own" ]] || line "$address" backup; done
  echo "}"
done
echo 'map $cookie_xaso_may $xaso_upstream {'
echo "    default xaso_any;"
for ((i = 1; i <= $#; i++)); do echo "    $i xaso_$i;"; done
echo "}"
# Where one process was away, nginx names all that it asked; the last one answered.
echo 'map $upstream_addr $xaso_served {'
echo '    default "";'
place=0
for address in "$@"; do
  place=$((place + 1))
  echo "    \"~(^|[ ,])${address//./\\.}\$\" $place;"
done
echo "}"
