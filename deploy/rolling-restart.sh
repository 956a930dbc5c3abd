#!/usr/bin/env bash
# Restarts the processes of Xã Số one after the other, so that there is always one that serves.
#
#   sudo deploy/rolling-restart.sh
#
# For each: nginx sends new requests elsewhere; the process ends gracefully, which closes its browsers' connections (they
# connect to another one by themselves) and waits for what is being written; it starts; once it says that it can serve,
# nginx sends requests there again. Between the first two steps there is no pause: a browser that is connected to one
# process can upload only there. A process that does not come back stays out, and those after it are not touched.
#
# Settings, in the environment or in /etc/xaso.env: XASO_SERVERS, the addresses. For another set-up than Debian's:
# XASO_SERVERS_CONF, XASO_NGINX (the command), XASO_RESTART (the port is put behind it), XASO_READY_SECONDS.
set -euo pipefail

from_file() { [[ -r /etc/xaso.env ]] && sed -n "s/^$1=//p" /etc/xaso.env | tail -n 1 | tr -d '"'; }
read -r -a servers <<<"${XASO_SERVERS:-$(from_file XASO_SERVERS || true)}"
token="${XASO_METRICS_TOKEN:-$(from_file XASO_METRICS_TOKEN || true)}"
conf="${XASO_SERVERS_CONF:-/etc/nginx/xaso/servers.conf}"
read -r -a nginx <<<"${XASO_NGINX:-nginx}"
restart="${XASO_RESTART:-systemctl restart xaso@}"
patience="${XASO_READY_SECONDS:-120}"
write="$(dirname "${BASH_SOURCE[0]}")/nginx/write-servers.sh"

fail() {
  echo "rolling-restart: $*" >&2
  exit 1
}

# Lets nginx know the processes, some without one of them; what nginx does not accept is taken back.
tell_nginx() {
  "$write" "$@" "${servers[@]}" >"$conf.new"
  cp "$conf" "$conf.before"
  mv "$conf.new" "$conf"
  if ! "${nginx[@]}" -t -q; then
    mv "$conf.before" "$conf"
    fail "nginx does not accept its configuration; nothing was changed"
  fi
  rm "$conf.before"
  "${nginx[@]}" -s reload
}

# The token goes through the standard input: everybody on the machine can read arguments.
is_ready() {
  curl -fs -o /dev/null --max-time 5 -H @- "http://$1/readyz" <<<"${token:+Authorization: Bearer $token}"
}

another_is_ready() {
  local other
  for other in "${servers[@]}"; do
    [[ "$other" != "$1" ]] && is_ready "$other" && return
  done
  return 1
}

((${#servers[@]} > 1)) || fail "XASO_SERVERS must name two processes or more, such as 127.0.0.1:8501 127.0.0.1:8502"
exec 9>"$conf.lock"
flock -n 9 || fail "another run is at work"

for server in "${servers[@]}"; do
  another_is_ready "$server" || fail "no other process can serve; $server is not restarted"
  tell_nginx --without "$server"
  # shellcheck disable=SC2086
  $restart${server##*:} || fail "$server was not restarted; it stays out of nginx"
  until=$((SECONDS + patience))
  until is_ready "$server"; do
    ((SECONDS < until)) || fail "$server cannot serve after $patience s; it stays out of nginx"
    sleep 0.5
  done
  tell_nginx
  echo "$server was restarted"
done
