# What tests and screenshots need of the system: a browser, and fonts that draw every script we show. Sourced after common.sh.

system_packages=(chromium fonts-roboto-unhinted fonts-noto-core)

missing_system_packages() {
  local package
  for package in "${system_packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || printf '%s ' "$package"
  done
}

# Installs them where that is possible without asking anybody; elsewhere script/test says at its end what was not run.
install_system_packages() {
  local missing
  command -v apt-get >/dev/null || return 0
  missing=$(missing_system_packages)
  if [ -z "$missing" ] || [ "$(id -u)" != 0 ]; then return 0; fi
  say "Installing ${missing% } ..."
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  { apt-get update -qq &&
    apt-get install -qq -y --no-install-recommends -o DPkg::Lock::Timeout=120 $missing; } </dev/null >var/apt.log 2>&1 ||
    { tail -n 20 var/apt.log >&2; [ "${CI:-}" != true ] || stop "These packages are needed in continuous integration: $missing"; }
}
