# What the commands of script/ share. Sourced by them, never run: it goes to the project's folder and answers --help.
set -euo pipefail

command_file=$(cd "$(dirname "$0")" && pwd)/$(basename "$0")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

for argument in "$@"; do
  case $argument in
    -h | --help) sed -n '2s/^# //p' "$command_file"; exit 0 ;;
    --) break ;;
  esac
done

export UV_SYSTEM_CERTS=1                # some machines know their certificate authority only system-wide
export UV_PYTHON_DOWNLOADS=never        # interpreters come from the system, packages from the registry, nothing from elsewhere
export PIP_DISABLE_PIP_VERSION_CHECK=1
[ -w "${HOME:-/nonexistent}" ] || export UV_CACHE_DIR=$PWD/.uv/cache

say() { printf '%s\n' "$*" >&2; }
stop() { say "$@"; exit 1; }

python=${TOILE_PYTHON:-python3}

# The tool that installs: .uv/bin/uv, fetched by pip into the project's folder. Needs neither root nor the venv module.
fetch_uv() {
  if cmp -s script/lib/uv.txt .uv/uv.txt && [ -x .uv/bin/uv ]; then return; fi
  command -v "$python" >/dev/null ||
    stop "Toile needs Python 3.11 or later. On Debian: sudo apt-get install python3 python3-pip"
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "Toile needs Python 3.11 or later; $python is $("$python" -V). Name another one: TOILE_PYTHON=python3.12 $0"
  "$python" -m pip --version >/dev/null 2>&1 ||
    stop "Toile installs its packages with pip, which $python does not have. On Debian: sudo apt-get install python3-pip"
  say "Fetching uv, the installer ..."
  "$python" -m pip install --quiet --root-user-action=ignore --upgrade --target .uv --require-hashes -r script/lib/uv.txt
  cp script/lib/uv.txt .uv/uv.txt
}

# make_environment requirements.txt|requirements-dev.txt: .venv holds exactly what the lock names.
# The second holds the first, so an environment for tests serves too. A .venv that is a link belongs to somebody else: left alone.
make_environment() {
  local lock=$1
  if [ -L .venv ]; then return; fi
  if [ -f .venv/installed/requirements-dev.txt ]; then lock=requirements-dev.txt; fi
  if cmp -s "$lock" ".venv/installed/$lock" && .venv/bin/python -c '' 2>/dev/null; then return; fi
  fetch_uv
  .venv/bin/python -c '' 2>/dev/null || .uv/bin/uv venv --quiet --clear --python "$python" .venv
  say "Installing the packages of $lock ..."
  .uv/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes --compile-bytecode "$lock"
  rm -rf .venv/installed
  mkdir .venv/installed
  cp "$lock" .venv/installed/
}

# ready_packages LOCK: packages and catalogues, by one command at a time in this folder: server and test may start together.
ready_packages() {
  mkdir -p var
  (
    ! command -v flock >/dev/null || flock 9
    make_environment "$1"
    .venv/bin/python script/lib/catalogues.py
  ) 9>var/setup.lock
}
