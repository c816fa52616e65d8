/** Closes an open menu on Escape, and when the reader goes elsewhere. Without it the menu works by its button alone. */
for (const menu of document.querySelectorAll("[data-menu]")) {
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  for (const kind of ["click", "focusin"]) {
    addEventListener(kind, (event) => {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
  }
}
