// What the editor can do beyond posting its form: numbers beside the lines, a fault's line at a click,
// where the caret is, and a word before typed text is left behind. htmx posts the text while it is typed.
(() => {
  const text = document.getElementById("text");
  const gutter = document.getElementById("gutter");
  const caret = document.getElementById("caret");
  const form = document.getElementById("editor");
  // What comes back with a fault is saved nowhere, whether or not it is typed in again.
  const saved = text.dataset.unsaved ? null : text.value;
  let sending = false;

  const starts = () => {
    const at = [0];
    for (let i = text.value.indexOf("\n"); i >= 0; i = text.value.indexOf("\n", i + 1)) at.push(i + 1);
    return at;
  };

  const number = () => {
    const marks = new Map();
    document.querySelectorAll("#faults [data-line]").forEach((link) => {
      if (marks.get(+link.dataset.line) !== "fault") marks.set(+link.dataset.line, link.dataset.kind);
    });
    const lines = text.value.split("\n").length;
    const rows = [];
    for (let line = 1; line <= lines; line++) {
      rows.push((marks.has(line) ? (marks.get(line) === "fault" ? "✕ " : "! ") : "") + line);
    }
    gutter.textContent = rows.join("\n");
    gutter.scrollTop = text.scrollTop;
  };

  const tell = () => {
    const before = text.value.slice(0, text.selectionStart);
    const line = before.split("\n").length;
    const column = before.length - before.lastIndexOf("\n");
    caret.textContent = caret.dataset.words.replace("%l", line).replace("%c", column);
  };

  const show = (line, column) => {
    const at = starts();
    const start = at[Math.min(line, at.length) - 1];
    const end = line < at.length ? at[line] - 1 : text.value.length;
    text.focus();
    text.setSelectionRange(Math.min(start + column - 1, end), end);
    const height = parseFloat(getComputedStyle(text).lineHeight);
    text.scrollTop = Math.max(0, (line - 4) * height);
    text.scrollLeft = 0;
    tell();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#faults [data-line]");
    if (link) {
      event.preventDefault();
      show(+link.dataset.line, +link.dataset.column);
    }
  });
  text.addEventListener("input", number);
  text.addEventListener("scroll", () => (gutter.scrollTop = text.scrollTop));
  document.addEventListener("selectionchange", () => document.activeElement === text && tell());

  document.body.addEventListener("htmx:afterSettle", number);
  const failed = () => {
    const state = document.getElementById("state");
    state.textContent = state.dataset.failed;
  };
  document.body.addEventListener("htmx:responseError", failed);
  document.body.addEventListener("htmx:sendError", failed);

  form.addEventListener("submit", () => (sending = true));
  window.addEventListener("beforeunload", (event) => {
    if (!sending && text.value !== saved) event.preventDefault();
  });

  number();
  gutter.hidden = false;
})();
