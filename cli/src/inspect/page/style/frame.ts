/** The page itself: type, the header, two columns where there is room. */
export const frame = `
*, *::before, *::after { box-sizing: border-box; }
html { scroll-padding-top: 5.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); font: .9375rem/1.5 var(--sans); font-synthesis-weight: none; }
h1, h2, h3, p, ul, dl, dd { margin: 0; padding: 0; }
ul { list-style: none; }
[hidden] { display: none !important; }
button, input, select { font: inherit; color: inherit; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.mono, code { font-family: var(--mono); font-size: .92em; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sheet { position: absolute; }
.skip { position: absolute; inset-inline-start: 1rem; top: -4rem; z-index: 9; padding: .6rem 1rem; background: var(--text); color: var(--ground); border-radius: 0 0 8px 8px; }
.skip:focus { top: 0; }
.icon { width: 1rem; height: 1rem; flex: none; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
symbol .fill { fill: currentColor; }
.top, .frame, footer { max-width: 1320px; margin-inline: auto; padding-inline: clamp(1rem, 3vw, 2rem); }
.top { padding-block: clamp(1.5rem, 4vw, 2.75rem) 1.5rem; }
.eyebrow { color: var(--muted); font-size: .87rem; }
h1 { font-size: clamp(1.7rem, 4vw, 2.4rem); line-height: 1.15; letter-spacing: -.02em; font-weight: 700; overflow-wrap: anywhere; }
.version { color: var(--muted); font-weight: 400; font-size: .6em; letter-spacing: 0; }
.bar { display: block; width: 100%; height: 8px; margin-block: 1.25rem 1rem; border-radius: 99px; overflow: hidden; background: var(--open-ground); }
.bar .locked { fill: var(--locked); }
.bar .optional { fill: var(--optional); }
.bar .open { fill: var(--line-strong); }
.stats { display: grid; grid-template-columns: repeat(3, 1fr); gap: .75rem; }
.stat { display: grid; grid-template-columns: auto auto 1fr; align-items: center; column-gap: .55rem; text-align: start; padding: .8rem 1rem; background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); cursor: pointer; }
.stat strong { font-size: 1.6rem; line-height: 1.1; font-weight: 650; font-variant-numeric: tabular-nums; letter-spacing: -.02em; }
.stat-name { font-weight: 600; }
.stat-meaning { grid-column: 2 / -1; color: var(--muted); font-size: .87rem; }
.stat:hover { border-color: var(--line-strong); }
.stat.locked .icon { color: var(--locked); }
.stat.optional .icon { color: var(--optional); }
.stat.open .icon { color: var(--open); }
.stat[aria-pressed="true"] { border-color: currentColor; box-shadow: inset 0 0 0 1px currentColor; }
.left-out { margin-top: .75rem; color: var(--muted); }
.frame { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; align-items: start; }
main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; min-width: 0; }
footer { padding-block: 2rem; color: var(--muted); font-size: .87rem; }
@media (min-width: 1080px) {
  .frame { grid-template-columns: minmax(0, 1fr) 19.5rem; }
  .side { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; }
}
@media (max-width: 620px) {
  .stats { gap: .5rem; }
  .stat { grid-template-columns: auto 1fr; padding: .65rem .7rem; row-gap: 0; }
  .stat-name { grid-column: 1 / -1; }
  .stat-meaning { display: none; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
