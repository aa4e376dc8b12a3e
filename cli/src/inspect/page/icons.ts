/** The signs of the page, drawn once as symbols and used by name: no font, no picture, no request. */
import { html, type Markup } from "./html.ts";

/** A sign of the page. */
export type Icon =
  | "locked"
  | "optional"
  | "open"
  | "danger"
  | "caution"
  | "note"
  | "search"
  | "chevron"
  | "key"
  | "person"
  | "token"
  | "certificate"
  | "check"
  | "globe";

/** The definitions, once a page. */
export const iconSheet: Markup = html`<svg class="sheet" width="0" height="0" aria-hidden="true">
<symbol id="i-locked" viewBox="0 0 16 16"><path d="M4.75 7V4.9a3.25 3.25 0 0 1 6.5 0V7"/><rect class="fill" x="2.9" y="7" width="10.2" height="7.2" rx="1.8"/></symbol>
<symbol id="i-optional" viewBox="0 0 16 16"><path d="M4.75 7V4.9a3.25 3.25 0 0 1 6.3-1.1"/><rect x="2.9" y="7" width="10.2" height="7.2" rx="1.8"/></symbol>
<symbol id="i-open" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.2" stroke-dasharray="2.2 1.9"/></symbol>
<symbol id="i-danger" viewBox="0 0 16 16"><path d="M5.3 1.9h5.4l3.4 3.4v5.4l-3.4 3.4H5.3l-3.4-3.4V5.3zM8 4.7v4M8 11.2v.1"/></symbol>
<symbol id="i-caution" viewBox="0 0 16 16"><path d="M8 2.2 14.4 13.4H1.6zM8 6.4v3.2M8 11.6v.1"/></symbol>
<symbol id="i-note" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.1"/><path d="M8 7.4v3.6M8 4.9V5"/></symbol>
<symbol id="i-search" viewBox="0 0 16 16"><circle cx="7" cy="7" r="4.6"/><path d="m10.5 10.5 3.6 3.6"/></symbol>
<symbol id="i-chevron" viewBox="0 0 16 16"><path d="m6 3.6 4.4 4.4L6 12.4"/></symbol>
<symbol id="i-key" viewBox="0 0 16 16"><circle cx="5.2" cy="10.8" r="3"/><path d="m7.4 8.6 6-6M11 5l2 2M9.2 6.8l1.4 1.4"/></symbol>
<symbol id="i-person" viewBox="0 0 16 16"><circle cx="8" cy="5.3" r="2.8"/><path d="M2.8 13.8c.6-2.9 2.6-4.2 5.2-4.2s4.6 1.3 5.2 4.2"/></symbol>
<symbol id="i-token" viewBox="0 0 16 16"><path d="M8 1.7 13.5 4.85v6.3L8 14.3 2.5 11.15v-6.3zM8 5.4v5.2M5.8 8h4.4"/></symbol>
<symbol id="i-certificate" viewBox="0 0 16 16"><circle cx="8" cy="6.2" r="4"/><path d="m5.8 9.8-.9 4.7L8 12.8l3.1 1.7-.9-4.7"/></symbol>
<symbol id="i-check" viewBox="0 0 16 16"><path d="m2.8 8.6 3.4 3.4 7-7.6"/></symbol>
<symbol id="i-globe" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.1"/><path d="M1.9 8h12.2M8 1.9c2.1 1.7 3 3.8 3 6.1s-.9 4.4-3 6.1c-2.1-1.7-3-3.8-3-6.1s.9-4.4 3-6.1z"/></symbol>
</svg>`;

/** One sign. Screen readers skip it, so there must be words beside it. */
export function icon(name: Icon): Markup {
  return html`<svg class="icon" aria-hidden="true"><use href="#i-${name}"/></svg>`;
}
