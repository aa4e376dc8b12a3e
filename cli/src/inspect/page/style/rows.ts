/** The operations. */
export const rows = `
#operations { display: grid; gap: 1.25rem; outline: none; min-width: 0; grid-template-columns: minmax(0, 1fr); }
.tag { min-width: 0; }
.tag-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .6rem; padding: .25rem .25rem .55rem; }
.tag-head h2 { font-size: 1.1rem; letter-spacing: -.01em; overflow-wrap: anywhere; }
.tag-head p { flex: 1 1 20rem; color: var(--muted); font-size: .9rem; }
.rows { background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); overflow: clip; }
.large .row { content-visibility: auto; contain-intrinsic-size: auto 3.9rem; }
.row + .row { border-top: 1px solid var(--line); }
.row > details > summary { display: grid; grid-template-columns: 1rem 4.6rem minmax(0, 1fr) minmax(0, max-content) 1rem 1rem; gap: .2rem .75rem; align-items: center; padding: .6rem .9rem; list-style: none; cursor: pointer; }
.row > details > summary::-webkit-details-marker { display: none; }
.row > details > summary:hover { background: var(--raised); }
.row > details > summary:focus-visible { outline-offset: -2px; border-radius: 8px; }
.row .access { display: flex; }
.row.locked .access { color: var(--locked); }
.row.optional .access { color: var(--optional); }
.row.open .access { color: var(--open); }
.row summary > .icon { width: .8rem; height: .8rem; color: var(--muted); }
.row details[open] > summary > .icon { rotate: 90deg; }
.method { justify-self: start; padding: .05rem .45rem; border-radius: 5px; font: 600 .74rem/1.6 var(--mono); letter-spacing: .02em; color: var(--verb, var(--muted)); background: color-mix(in srgb, var(--verb, var(--muted)) 11%, transparent); max-width: 100%; overflow: hidden; text-overflow: ellipsis; }
.m-get, .m-head { --verb: light-dark(#1b5fc4, #82b4ff); }
.m-post { --verb: light-dark(#0b744f, #55d0a2); }
.m-put, .m-patch { --verb: light-dark(#8a5300, #f0b65c); }
.m-delete { --verb: light-dark(#b3261e, #ff9187); }
.route { min-width: 0; }
.path { font-size: .9rem; overflow-wrap: anywhere; }
.deprecated .path { color: var(--muted); }
.summary { display: block; color: var(--muted); font-size: .87rem; line-height: 1.4; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.needs { display: flex; flex-wrap: wrap; justify-content: flex-end; align-items: center; gap: .3rem; max-width: 24rem; font-size: .87rem; }
.alternative { display: inline-flex; flex-wrap: wrap; align-items: center; gap: .3rem; }
.chip { display: inline-flex; flex-wrap: wrap; align-items: center; gap: .15rem .35rem; padding: .1rem .55rem; border: 1px solid color-mix(in srgb, var(--hue) 35%, transparent); border-radius: 99px; color: var(--hue); font-weight: 550; font-size: .82rem; line-height: 1.5; overflow-wrap: anywhere; }
.chip:has(.scope) { border-radius: 12px; }
.chip.undefined { --hue: var(--danger); border-style: dashed; }
.scope { font: 400 .76rem/1.5 var(--mono); opacity: .92; }
.scope::before { content: "· "; }
.or, .plus, .word { color: var(--muted); font-size: .82rem; }
.optional .word { color: var(--optional); }
.flag { display: flex; }
.flag span { display: flex; }
.facts { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: .35rem 1rem; padding: .35rem .9rem 1rem 7.85rem; font-size: .9rem; overflow-wrap: anywhere; }
.facts dt { color: var(--muted); }
.facts ul { display: grid; gap: .15rem; }
.empty { padding: 3rem 1rem; text-align: center; color: var(--muted); border: 1px dashed var(--line-strong); border-radius: var(--radius); }
@media (max-width: 820px) {
  .row > details > summary { grid-template-columns: 1rem auto minmax(0, 1fr) 1rem 1rem; align-items: center; }
  .route { grid-column: 2 / -1; grid-row: 2; }
  .needs { grid-column: 3; grid-row: 1; max-width: none; }
  .summary { white-space: normal; }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; padding-inline-start: 2.65rem; }
  .facts dd { margin-bottom: .4rem; }
}
`;
