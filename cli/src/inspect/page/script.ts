/**
 * The page's script.
 *
 * These functions run in a browser and nowhere else. They are written here to be checked like all other code, and go
 * into the page as their own text: so they use nothing but each other. They read numbers and set `hidden`, `value` and
 * text; no string of a document is ever parsed as markup.
 */

/** What the form says, by the names of its controls; an empty string is no wish. */
type Filter = Readonly<Record<string, string>>;

/** What a row says of itself, read once. */
interface Row {
  readonly element: HTMLElement;
  readonly facts: Filter;
}

interface Section {
  readonly element: HTMLElement;
  readonly count: HTMLElement | null;
  readonly rows: readonly Row[];
}

function readFilter(form: HTMLFormElement): Filter {
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : ""]),
  );
}

function writeFilter(form: HTMLFormElement, filter: Filter): void {
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select")) {
    control.value = filter[control.name] ?? "";
    // A choice that this page does not have is none.
    if (control.value !== (filter[control.name] ?? "")) control.value = "";
  }
}

function isAmong(numbers: string = "", wanted: string = ""): boolean {
  if (wanted === "") return true;
  return wanted === "any" ? numbers !== "" : numbers.split(" ").includes(wanted);
}

function fits({ facts }: Row, filter: Filter, words: readonly string[]): boolean {
  const choices = ["access", "tag", "scheme", "warning"];
  return (
    choices.every((name) => isAmong(facts[name], filter[name])) &&
    words.every((word) => facts["text"]?.includes(word) === true)
  );
}

function readSections(): Section[] {
  return [...document.querySelectorAll<HTMLElement>("section.tag")].map((element) => ({
    element,
    count: element.querySelector<HTMLElement>(".count"),
    rows: [...element.querySelectorAll<HTMLElement>(".row")].map((row) => ({
      element: row,
      facts: Object.fromEntries(Object.entries(row.dataset).map(([name, value]) => [name, value ?? ""])),
    })),
  }));
}

/** Shows what fits, and returns how many that are. */
function showSection({ element, count, rows }: Section, filter: Filter): number {
  const words = (filter["text"] ?? "").toLowerCase().split(/\s+/);
  let shown = 0;
  for (const row of rows) {
    const isShown = fits(row, filter, words);
    row.element.hidden = !isShown;
    if (isShown) shown += 1;
  }
  element.hidden = shown === 0;
  if (count !== null) count.textContent = shown === rows.length ? String(shown) : `${shown} of ${rows.length}`;
  return shown;
}

function showFilter(form: HTMLFormElement, sections: readonly Section[]): void {
  const filter = readFilter(form);
  const isFiltered = Object.values(filter).some((value) => value !== "");
  const total = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  const shown = sections.reduce((sum, section) => sum + showSection(section, filter), 0);
  const status = form.querySelector<HTMLElement>("#status");
  if (status !== null) status.textContent = isFiltered ? `${shown} of ${total} operations` : `${total} operations`;
  const empty = document.querySelector<HTMLElement>("#empty");
  if (empty !== null) empty.hidden = shown > 0 || !isFiltered;
  const reset = form.querySelector<HTMLElement>("[data-reset]");
  if (reset !== null) reset.hidden = !isFiltered;
  for (const button of document.querySelectorAll<HTMLElement>("[data-set]")) {
    button.ariaPressed = String(filter[button.dataset["set"] ?? ""] === button.dataset["value"]);
  }
}

/** Keeps the filter in the address, so that a view of the page can be sent to somebody. */
function writeHash(form: HTMLFormElement): void {
  const wishes = Object.entries(readFilter(form)).filter(([, value]) => value !== "");
  const hash = new URLSearchParams(wishes).toString();
  history.replaceState(null, "", `${location.href.split("#", 1)[0]}${hash === "" ? "" : `#${hash}`}`);
}

function readHash(form: HTMLFormElement): void {
  if (location.hash.includes("=")) writeFilter(form, Object.fromEntries(new URLSearchParams(location.hash.slice(1))));
}

/** A button says which control it sets to which value; pressed again, it takes it back. */
function press(button: HTMLElement, form: HTMLFormElement): void {
  const { set = "", value = "" } = button.dataset;
  if (button.dataset["reset"] !== undefined) {
    writeFilter(form, {});
    form.querySelector("input")?.focus();
  } else {
    writeFilter(form, { ...readFilter(form), [set]: button.ariaPressed === "true" ? "" : value });
  }
  form.dispatchEvent(new Event("input"));
  if (set === "warning" || set === "scheme") form.scrollIntoView({ block: "start" });
}

/** `/` goes to the search; the arrows go from row to row. */
function pressKey(event: KeyboardEvent, form: HTMLFormElement): void {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
  if (key === "/" && target.closest("input, select") === null) {
    event.preventDefault();
    form.querySelector("input")?.focus();
  }
  if ((key === "ArrowDown" || key === "ArrowUp") && target.matches(".row summary")) {
    event.preventDefault();
    const rows = [...document.querySelectorAll<HTMLElement>(".row:not([hidden]) summary")];
    rows[rows.findIndex((row) => row === target) + (key === "ArrowDown" ? 1 : -1)]?.focus();
  }
}

function startPage(): void {
  const form = document.querySelector<HTMLFormElement>("#filters");
  if (form === null) return;
  const sections = readSections();
  form.hidden = false;
  readHash(form);
  showFilter(form, sections);
  form.addEventListener("input", () => {
    showFilter(form, sections);
    writeHash(form);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => pressKey(event, form));
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-set], [data-reset]") : null;
    if (button !== null) press(button, form);
  });
  addEventListener("hashchange", () => {
    readHash(form);
    showFilter(form, sections);
  });
}

const functions = [
  readFilter,
  writeFilter,
  isAmong,
  fits,
  readSections,
  showSection,
  showFilter,
  writeHash,
  readHash,
  press,
  pressKey,
  startPage,
];

/** The text of the page's one script. */
export const script: string = `"use strict";\n${functions.map(String).join("\n")}\nstartPage();\n`;
