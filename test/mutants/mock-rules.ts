import type { Mutant } from "./mutant.ts";

/** The breaches in `cli/src` of the rule that the mock server judges and answers as the document says. */
export const mockRules: readonly Mutant[] = [
  {
    rule: "a preference that is no number is none",
    file: "cli/src/mock/prism/prefer.ts",
    from: "Number.isInteger(code) && { code }",
    to: 'wishes.has("code") && { code }',
  },
  {
    rule: "a refresh token that signs out ends its session",
    file: "cli/src/mock/tokens/session-routes.ts",
    from: 'if (typeof sent === "string") tokens.revokeFamilyOf(sent);',
    to: "",
    by: "cli/mock/start-mock",
  },
  {
    rule: "a scheme of HTTP Basic is challenged as such",
    file: "cli/src/mock/route.ts",
    from: '...(isBasic && { challenge: "basic" }),',
    to: "",
  },
  {
    rule: "a cookie is shown to no page",
    file: "cli/src/mock/http/cors.ts",
    from: '(name) => name !== "set-cookie"',
    to: '(name) => name !== ""',
  },
  {
    rule: "a page reads only what names its origin",
    file: "cli/src/mock/http/cors.ts",
    from: "if (origin === undefined) return answer;",
    to: "",
  },
  {
    rule: "a missing credential is no violation",
    file: "cli/src/mock/prism/violation.ts",
    from: "severity === 0 && code !== 401",
    to: "severity === 0",
  },
  {
    rule: "an error's warnings are no violations",
    file: "cli/src/mock/prism/violation.ts",
    from: 'severity !== "Error" || ',
    to: "",
  },
  {
    rule: "an answer without a body has no media type",
    file: "cli/src/mock/prism/prism-answer.ts",
    from: 'headers: without(headers, "content-type")',
    to: "headers",
  },
  {
    rule: "octets are bytes, one a character",
    file: "cli/src/mock/prism/prism-answer.ts",
    from: 'octets ? "latin1" : "utf8"',
    to: '"utf8"',
  },
  {
    rule: "an empty body is no value",
    file: "cli/src/mock/prism/body-value.ts",
    from: "if (call.body.length === 0) return { value: undefined, contentType };",
    to: "",
  },
  {
    rule: "a comma in a path is escaped for Prism",
    file: "cli/src/mock/prism/ask-prism.ts",
    from: 'path.replaceAll(",", "%2C")',
    to: "path",
  },
  {
    rule: "a wanted code wins over the caller's",
    file: "cli/src/mock/prism/ask-prism.ts",
    from: "...(code !== undefined && { code })",
    to: "...{}",
  },
  {
    rule: "an unreadable body is a bad request",
    file: "cli/src/mock/prism/ask-prism.ts",
    from: "if (error instanceof UnreadableBodyError)",
    to: "if (error === undefined)",
  },
  {
    rule: "a refresh token that comes twice ends its family",
    file: "cli/src/mock/tokens/tokens.ts",
    from: 'if (outcome.state === "reused") revokeFamily(outcome.grant.family);',
    to: "",
  },
  {
    rule: "one user's tokens are revoked and no other's",
    file: "cli/src/mock/tokens/tokens.ts",
    from: "subject === undefined || grant.subject === subject",
    to: "true",
  },
  {
    rule: "to sign in needs no token",
    file: "cli/src/mock/answer-call.ts",
    from: 'const isEntrance = role?.role === "sign-in" || role?.role === "refresh";',
    to: 'const isEntrance = role?.role === "refresh";',
  },
  {
    rule: "a token is judged before the request is",
    file: "cli/src/mock/answer-call.ts",
    from: "if (refusal !== undefined) return { answer: refusal };",
    to: "if (refusal?.status === 403) return { answer: refusal };",
  },
  {
    rule: "a violation names its path's template",
    file: "cli/src/mock/answer-call.ts",
    from: "route?.template ?? call.path",
    to: "call.path",
  },
  {
    rule: "a refusal has the body that the document declares",
    file: "cli/src/mock/refuse.ts",
    from: 'if (mediaTypes.length === 0 || mediaTypes.includes("application/problem+json")) return refusal;',
    to: "return refusal;",
  },
  {
    rule: "a refusal's challenge is the mock's own",
    file: "cli/src/mock/refuse.ts",
    from: 'challenge === undefined ? headers : [...headers, ["www-authenticate", challenge]]',
    to: "headers",
  },
  {
    rule: "a public call uses up no refusal",
    file: "cli/src/mock/refuse.ts",
    from: "return counts ? server.switches",
    to: "return true ? server.switches",
  },
  {
    rule: "an optional header that is not sent is no violation",
    file: "cli/src/mock/prism/requested-operation.ts",
    from: "required === true || name.toLowerCase() in sent",
    to: "required !== undefined || name !== undefined",
  },
  {
    rule: "false is a body",
    file: "cli/src/mock/prism/requested-operation.ts",
    from: "body !== undefined && !body && declared?.required === true",
    to: "body === null && declared?.required === true",
  },
];
