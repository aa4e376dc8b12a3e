/** Colours and measures by what they are for; light and dark in one place. */
export const colors = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f4f5f7, #0f1216);
  --panel: light-dark(#ffffff, #171b21);
  --raised: light-dark(#f8f9fb, #1d222a);
  --line: light-dark(#e1e5ea, #2a313b);
  --line-strong: light-dark(#c5ccd6, #414b59);
  --text: light-dark(#18202b, #e7eaef);
  --muted: light-dark(#566173, #9aa5b5);
  --focus: light-dark(#2554d8, #8fb0ff);
  --locked: light-dark(#08734f, #4ccf9f);
  --locked-ground: light-dark(#e2f5ec, #12362a);
  --optional: light-dark(#7337b0, #c8a3ff);
  --optional-ground: light-dark(#f2eafb, #2d2142);
  --open: light-dark(#566173, #9aa5b5);
  --open-ground: light-dark(#eceff3, #262c35);
  --danger: light-dark(#b3261e, #ff8f84);
  --danger-ground: light-dark(#fdecea, #3b1a19);
  --caution: light-dark(#8a5300, #f3ba62);
  --caution-ground: light-dark(#fdf3e0, #362814);
  --note: light-dark(#38628f, #8dbbea);
  --note-ground: light-dark(#e9f1fa, #182a3d);
  --shadow: 0 1px 2px light-dark(rgb(20 30 50 / 6%), rgb(0 0 0 / 30%));
  --sans: ui-sans-serif, system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono", "DejaVu Sans Mono", monospace;
  --radius: 10px;
}
.h0 { --hue: light-dark(#1f6feb, #79b0ff); }
.h1 { --hue: light-dark(#b4530a, #ffae66); }
.h2 { --hue: light-dark(#0a7d72, #4fd3c4); }
.h3 { --hue: light-dark(#a8318f, #f293dd); }
.h4 { --hue: light-dark(#6a5a00, #dcc74a); }
.h5 { --hue: light-dark(#6b46d6, #b7a0ff); }
.h6 { --hue: light-dark(#3a7d1c, #94d670); }
.h7 { --hue: light-dark(#b02a50, #ff95ae); }
`;
