/** Schemes, origins and warnings. */
export const panels = `
.side { display: grid; gap: 1.25rem; }
h2 { font-size: 1rem; font-weight: 650; line-height: 1.3; }
.count { color: var(--muted); font-weight: 400; font-size: .87rem; font-variant-numeric: tabular-nums; }
.muted, .hint { color: var(--muted); }
.panel, .warnings { background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); padding: 1rem; min-width: 0; }
.panel h2, .warnings h2 { margin-bottom: .75rem; }
.schemes { display: grid; gap: .35rem; }
.scheme { width: 100%; display: grid; grid-template-columns: auto minmax(0, 1fr) auto; column-gap: .6rem; row-gap: .1rem; align-items: center; text-align: start; padding: .55rem .6rem; background: none; border: 1px solid transparent; border-radius: 8px; cursor: pointer; }
.scheme:hover { background: var(--raised); }
.scheme .icon { color: var(--hue); }
.scheme.undefined .icon { color: var(--danger); }
.scheme-name { font-weight: 600; overflow-wrap: anywhere; }
.scheme-count { color: var(--muted); font-variant-numeric: tabular-nums; }
.scheme-kind, .scheme-text { grid-column: 2 / -1; color: var(--muted); font-size: .85rem; line-height: 1.4; overflow-wrap: anywhere; }
.scheme .badge { grid-column: 2 / -1; justify-self: start; margin-top: .2rem; }
.scheme[aria-pressed="true"] { background: color-mix(in srgb, var(--hue) 10%, transparent); border-color: var(--hue); }
.badge { display: inline-block; padding: 0 .5em; border-radius: 99px; font: 500 .75rem/1.6 var(--sans); background: var(--open-ground); color: var(--muted); white-space: nowrap; }
.badge.danger { background: var(--danger-ground); color: var(--danger); }
.origins { display: grid; gap: .75rem; }
.origins li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .1rem .6rem; align-items: center; }
.origins .icon { color: var(--muted); }
.origins .plain .icon { color: var(--danger); }
.origin { overflow-wrap: anywhere; }
.origin-text { grid-column: 2 / -1; color: var(--muted); font-size: .85rem; line-height: 1.4; overflow-wrap: anywhere; }
.warnings.none { color: var(--locked); }
.warnings.none h2 { display: flex; align-items: center; gap: .5rem; margin: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: .6rem; }
.card { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .65rem; padding: .75rem .85rem; border-radius: 8px; font-size: .9rem; line-height: 1.45; overflow-wrap: anywhere; }
.card > .icon { margin-top: .15rem; }
.card h3 { font-size: .9rem; font-weight: 650; }
.card.danger { background: var(--danger-ground); }
.card.caution { background: var(--caution-ground); }
.card.note { background: var(--note-ground); }
.card.danger > .icon, .card.danger h3, span.danger { color: var(--danger); }
.card.caution > .icon, .card.caution h3, span.caution { color: var(--caution); }
.card.note > .icon, .card.note h3 { color: var(--note); }
.card .hint { color: light-dark(#465061, #b4bdca); }
.link { padding: 0; margin-top: .3rem; border: 0; background: none; color: inherit; font-weight: 600; text-decoration: underline; text-underline-offset: 3px; cursor: pointer; border-radius: 3px; }
.link[aria-pressed="true"] { text-decoration-thickness: 3px; }
.more { margin-top: .6rem; }
.more > summary { display: inline-flex; align-items: center; gap: .4rem; cursor: pointer; color: var(--muted); list-style: none; border-radius: 4px; }
.more > summary::-webkit-details-marker { display: none; }
.more[open] > summary { margin-bottom: .6rem; }
.more[open] > summary .icon { rotate: 90deg; }
`;
