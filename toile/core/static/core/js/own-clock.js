/** Shows an instant on the reader's own clock, where it differs from those drawn. */

const PLATFORM = "Europe/Paris";

/**
 * The day, hour and minute that a zone's clocks show at an instant.
 * @param {Date} instant
 * @param {string} [zone] an IANA name; the reader's own without
 * @returns {{day: string, hour: number, minute: number}}
 */
export function clockOf(instant, zone) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(instant);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return { day: `${part.year}-${part.month}-${part.day}`, hour: Number(part.hour), minute: Number(part.minute) };
}

/**
 * Fills and shows one hidden clock; leaves it hidden where a drawn one says the same.
 * @param {HTMLElement} clock
 */
export function fill(clock) {
  const instant = new Date(clock.dataset.ownClock);
  const own = clockOf(instant);
  const drawn = [clock.dataset.zone, PLATFORM].map((zone) => JSON.stringify(clockOf(instant, zone)));
  if (drawn.includes(JSON.stringify(own))) return;
  const language = document.documentElement.lang;
  const there = clockOf(instant, clock.dataset.zone);
  const minutes = String(own.minute).padStart(2, "0");
  const hour = language === "fr" ? `${own.hour}\u00a0h\u00a0${minutes}` : `${own.hour}:${minutes}`;
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "long" }).format(instant);
  clock.querySelector("strong").textContent = own.day === there.day ? hour : `${day}, ${hour}`;
  clock.querySelector("[data-hour-hand]").setAttribute("transform", `rotate(${((own.hour % 12) + own.minute / 60) * 30} 20 20)`);
  clock.querySelector("[data-minute-hand]").setAttribute("transform", `rotate(${own.minute * 6} 20 20)`);
  clock.hidden = false;
}

for (const clock of document.querySelectorAll("[data-own-clock]")) fill(clock);
