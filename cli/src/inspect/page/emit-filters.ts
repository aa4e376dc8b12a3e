/** The filters of the list: one form, which the script reads. */
import { visible } from "../visible.ts";
import { warningTitles } from "./emit-warnings.ts";
import { html, type Markup } from "./html.ts";
import { icon } from "./icons.ts";
import type { PageContext } from "./page-context.ts";

/** The form. It is hidden until the script runs. */
export function emitFilters({ inspection }: PageContext): Markup {
  const { tags, schemes, warnings, operations } = inspection;
  return html`<form class="filters" id="filters" role="search" aria-label="Filter the operations" hidden>
<label class="search"><span class="sr">Search routes, names and scopes</span>${icon("search")}
<input type="search" name="text" placeholder="Search" autocomplete="off" spellcheck="false"><kbd aria-hidden="true">/</kbd></label>
${select(
  "access",
  "Access",
  "Any access",
  ["locked", "optional", "open"].map((value) => [value, value]),
)}
${select(
  "tag",
  "Tag",
  "All tags",
  tags.map(({ name }, index) => [index, visible(name)]),
)}
${select(
  "scheme",
  "Scheme",
  "All schemes",
  schemes.map(({ name }, index) => [index, visible(name)]),
)}
${select("warning", "Warning", "All warnings", [
  ["any", "Any warning"],
  ...warnings.map(({ kind, operations }, index) => [index, `${warningTitles[kind]} (${operations.length})`] as const),
])}
<div class="result"><p class="status" id="status" role="status">${operations.length} operations</p>
<button type="button" class="link" data-reset hidden>Clear the filter</button></div>
</form>`;
}

type Choice = readonly [value: string | number, text: string];

function select(name: string, label: string, all: string, choices: readonly Choice[]): Markup {
  return html`<label class="choice"><span class="sr">${label}</span><select name="${name}"><option value="">${all}</option>${choices.map(
    ([value, text]) => html`<option value="${value}">${text}</option>`,
  )}</select></label>`;
}
