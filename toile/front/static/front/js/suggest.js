/** Proposes what the site has while somebody types in a search field (combobox of WAI-ARIA). Without it the form searches. */
for (const input of document.querySelectorAll("[data-suggest]")) {
  const box = document.createElement("div");
  let options = [];
  let chosen = -1;
  let wait, asked;

  const set = (attributes) => Object.entries(attributes).forEach(([name, value]) => input.setAttribute(name, value));
  const choose = (place) => {
    options.forEach((option, k) => option.setAttribute("aria-selected", k === place));
    set({ "aria-activedescendant": options[(chosen = place)]?.id ?? "" });
  };
  const show = (markup) => {
    box.innerHTML = markup;
    options = [...box.querySelectorAll("[role=option]")];
    set({ "aria-expanded": options.length > 0 });
    choose(-1);
  };
  const go = (option) => option && location.assign(option.dataset.address);

  set({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": false, "aria-controls": "suggestions", autocomplete: "off" });
  input.parentElement.classList.add("suggesting");
  box.className = "suggesting__box";
  input.after(box);
  input.addEventListener("input", () => {
    clearTimeout(wait);
    asked?.abort();
    wait = setTimeout(async () => {
      if (input.value.trim().length < 2) return show("");
      asked = new AbortController();
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(input.value)}`, asked);
        if (answer.ok && document.activeElement === input) show(await answer.text());
      } catch {
        // another letter was typed, or the line is down
      }
    }, 150);
  });
  input.addEventListener("blur", () => show(""));
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!options.length) return;
    if (step) choose(((chosen + 1 + step + options.length + 1) % (options.length + 1)) - 1); // the field is one of the places
    else if (event.key === "Escape") show("");
    else if (event.key === "Enter" && chosen >= 0) go(options[chosen]);
    else return;
    event.preventDefault();
  });
  box.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  box.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
}
