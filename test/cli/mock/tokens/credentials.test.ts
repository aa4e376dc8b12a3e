import { expect, test } from "vitest";
import { isCredited } from "../../../../cli/src/mock/tokens/credentials.ts";
import { callOf, documentOf, routeOf } from "../scrap.ts";

const securitySchemes = {
  bearer: { type: "http", scheme: "bearer" },
  basic: { type: "http", scheme: "basic" },
  digest: { type: "http", scheme: "digest" },
  header: { type: "apiKey", in: "header", name: "X-Key" },
  query: { type: "apiKey", in: "query", name: "k" },
  cookie: { type: "apiKey", in: "cookie", name: "c" },
  mutual: { type: "mutualTLS" },
};
type Name = keyof typeof securitySchemes | "unknown";

const cases: readonly (readonly [
  security: readonly (readonly Name[])[],
  headers: Record<string, string>,
  want: boolean,
])[] = [
  [[], {}, true],
  [[["bearer"]], {}, false],
  [[["bearer"]], { authorization: "Bearer x" }, true],
  [[["bearer"]], { authorization: "Basic YTpi" }, false],
  [[["basic"]], { authorization: "Basic YTpi" }, true],
  [[["basic"]], { authorization: "Basic YQ==" }, false],
  [[["digest"]], { authorization: 'Digest username="a"' }, true],
  [[["header"]], { "x-key": "1" }, true],
  [[["cookie"]], { cookie: "c=1" }, true],
  [[["cookie"]], { cookie: "d=1" }, false],
  [[["query"]], {}, true],
  [[["header", "cookie"]], { "x-key": "1" }, false],
  [[["header"], ["cookie"]], { cookie: "c=1" }, true],
  [[["header"], []], {}, true],
  [[["mutual"]], {}, true],
  [[["unknown"]], {}, true],
];

test.each(cases)("%j with %j has what it needs: %s", (security, headers, want) => {
  const requirements = security.map((names) => Object.fromEntries(names.map((name) => [name, []])));
  const root = documentOf({ "/": { get: { security: requirements, responses: {} } } }, { securitySchemes });
  const call = callOf({ headers, query: new URLSearchParams("k=1") });
  expect(isCredited(routeOf(root), call)).toBe(want);
});
