/** On paper: what the filter shows, without what one presses. */
export const printing = `
@media print {
  :root { color-scheme: light; --ground: #fff; --shadow: none; }
  html { font-size: 72%; }
  .filters, .skip, .link, .row summary > .icon { display: none !important; }
  .more > summary { display: none; }
  .more::details-content { content-visibility: visible; }
  .more .cards { margin-top: .6rem; }
  .frame { display: block; }
  .side { position: static; max-height: none; overflow: visible; margin-bottom: 1rem; }
  main { display: block; }
  main > * { margin-bottom: 1rem; }
  .tag { margin-bottom: 1rem; }
  .large .row { content-visibility: visible; }
  .row, .card, .scheme { break-inside: avoid; }
  .tag-head { break-after: avoid; }
  .bar rect, .card, .chip, .method, .badge { print-color-adjust: exact; }
}
@media (forced-colors: active) {
  .bar rect, .chip, .method, .badge { forced-color-adjust: none; }
}
`;
