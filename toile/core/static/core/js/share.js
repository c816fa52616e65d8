/** Adds “copy the link” and “print” to `[data-share]`: they need a script, so only a script shows them. */
for (const share of document.querySelectorAll("[data-share]")) {
  const copy = share.querySelector("[data-copy]");
  const print = share.querySelector("[data-print]");
  if (navigator.clipboard) {
    copy.parentElement.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(share.dataset.share);
      const words = copy.querySelector("span");
      words.setAttribute("role", "status");
      words.textContent = share.dataset.copied;
    });
  }
  print.parentElement.hidden = false;
  print.addEventListener("click", () => window.print());
}
