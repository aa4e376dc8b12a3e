/** The bar that stays in sight. */
export const filters = `
.filters { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; padding: .6rem .6rem; margin-inline: -.6rem; background: color-mix(in srgb, var(--ground) 88%, transparent); backdrop-filter: blur(10px); border-radius: 0 0 var(--radius) var(--radius); }
.search { position: relative; flex: 1 1 16rem; display: flex; align-items: center; }
.search .icon { position: absolute; inset-inline-start: .75rem; color: var(--muted); pointer-events: none; }
.search kbd { position: absolute; inset-inline-end: .6rem; padding: 0 .45rem; border: 1px solid var(--line-strong); border-radius: 5px; color: var(--muted); font: .78rem/1.5 var(--mono); pointer-events: none; }
.search input:focus ~ kbd, .search input:not(:placeholder-shown) ~ kbd { display: none; }
.search input, .choice select { height: 2.5rem; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--panel); }
.search input { width: 100%; padding: 0 2.4rem 0 2.3rem; text-overflow: ellipsis; }
.search input::placeholder { color: var(--muted); opacity: 1; }
.choice { flex: 0 1 auto; min-width: 0; }
.choice select { max-width: 11.5rem; width: 100%; padding: 0 .5rem; text-overflow: ellipsis; cursor: pointer; }
.choice select:has(option:not([value=""]):checked) { border-color: var(--focus); box-shadow: inset 0 0 0 1px var(--focus); }
.result { flex: 1 0 100%; display: flex; align-items: baseline; gap: .75rem; padding-inline: .25rem; font-size: .87rem; }
.result .link { margin: 0; }
.status { color: var(--muted); font-variant-numeric: tabular-nums; }
@media (max-width: 620px) {
  .filters { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); position: static; }
  .search, .result { grid-column: 1 / -1; }
  .choice select { max-width: none; }
}
`;
