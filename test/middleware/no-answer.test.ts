import { expect, test } from "vitest";
import { noAnswer } from "../../src/middleware/no-answer.ts";

const operation = { method: "GET", path: "/feed" };
const unanswered = {
  url: "https://api.test:8443/feed?key=s3cret",
  operation,
  phase: "first",
  secrets: ["s3cret"],
} as const;
const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:8443"), { code: "ECONNREFUSED" });

test.each<{ thrown: unknown; want: string }>([
  { thrown: new TypeError("fetch failed", { cause: refused }), want: ": connect ECONNREFUSED 127.0.0.1:8443" },
  {
    // Several addresses were tried: the platform's error has a code, and no message.
    thrown: new TypeError("fetch failed", { cause: Object.assign(new AggregateError([]), { code: "ECONNREFUSED" }) }),
    want: ": ECONNREFUSED",
  },
  { thrown: new TypeError("Failed to fetch"), want: ": Failed to fetch" },
  { thrown: new Error("no\r\n\u202eanswer"), want: ": no answer" },
  { thrown: new Error(), want: "" },
])("says where the request went, and what the platform said: $want", ({ thrown, want }) => {
  const { message } = noAnswer(thrown, unanswered);
  expect(message).toBe(`The request to https://api.test:8443 got no answer${want} (GET /feed)`);
});

test("shows no query, no secret, and no more than a line", () => {
  const fault = new Error(`s3cret in https://api.test/feed?key=other ${"and so on ".repeat(100)}`);
  const { message } = noAnswer(fault, unanswered);
  expect(message).not.toMatch(/s3cret|other/);
  // A platform may name the target alone, without the address around it.
  const target = new Error("GET /feed for ada=1815 failed");
  const { message: ofTarget } = noAnswer(target, { ...unanswered, url: "https://api.test/feed?ada=1815", secrets: [] });
  expect(ofTarget).not.toContain("1815");
  expect(message.length).toBeLessThan(200);
});

test("ends where causes go round in a circle", () => {
  const fault = new Error("round");
  fault.cause = fault;
  expect(noAnswer(fault, unanswered).message).toContain("round");
});
