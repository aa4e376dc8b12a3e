import { expect, test } from "vitest";
import { linkTarget } from "../../src/pages/link-header.ts";

test.each<{ header: string | null; want: string | undefined }>([
  { header: null, want: undefined },
  { header: "", want: undefined },
  { header: '<https://api.example/items?page=2>; rel="next"', want: "https://api.example/items?page=2" },
  { header: "</items?page=2>; rel=next", want: "/items?page=2" },
  { header: '<?page=1>; rel="prev", <?page=3>; rel="next", <?page=9>; rel="last"', want: "?page=3" },
  { header: '<?a=1,2;b>; title="a, b; <c>; rel=\\"next\\""; rel="prev", <?page=2>;rel="next"', want: "?page=2" },
  { header: '<?page=2> ; REL = "Last  NEXT"', want: "?page=2" },
  { header: '<?page=2>; rel="next-archive"', want: undefined },
  { header: "<?page=2>; rel=prev; rel=next", want: undefined },
  { header: '<?page=2>; rel="next"; anchor="/other", <?page=3>; rel="next"', want: "?page=3" },
  { header: "<?page=2>; ; crossorigin; rel=next", want: "?page=2" },
  { header: ", ,<?page=2>; title*=UTF-8'de'n%c3%a4; rel=\"next\",", want: "?page=2" },
  { header: "<>; rel=next", want: "" },
  { header: "<?page=2", want: undefined },
  { header: '<?page=2>; rel="next', want: undefined },
  { header: "?page=2; rel=next", want: undefined },
])("$header leads to $want", ({ header, want }) => {
  expect(linkTarget(header, "next")).toBe(want);
});
