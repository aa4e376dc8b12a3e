/** "How a call goes", until the first answer. */
import type { Mutant } from "./mutant.ts";

/** The breaches of what a call carries, and where it goes. */
export const callRules: readonly Mutant[] = [
  {
    rule: "cookie parameters are sent",
    file: "client/call-parts.ts",
    by: "client/call-endpoint",
    from: 'if (cookies) headers.set("cookie"',
    to: 'if (false) headers.set("cookie"',
  },
  {
    rule: "headers given one by one are read once",
    file: "client/header-source.ts",
    from: "  const pairs = [...source];",
    to: "  const pairs = { [Symbol.iterator]: () => source[Symbol.iterator]() };",
  },
  {
    rule: "a path client's call elsewhere takes nothing of the client's along",
    file: "client/path-call.ts",
    by: "client/path-client",
    from: "[isHome(core, init) ? core.headers : undefined, own]",
    to: "[core.headers, own]",
  },
  {
    rule: "a path client's body can be sent again",
    file: "client/path-call.ts",
    by: "client/path-client",
    from: "const bytes = await request.arrayBuffer();",
    to: "if (request.body) return request.body;\n  const bytes = await request.arrayBuffer();",
  },
  {
    rule: "a path client's own form has the boundary of what is sent",
    file: "client/path-call.ts",
    by: "client/path-client",
    from: 'headers.delete("content-type");',
    to: "",
  },
  {
    rule: "a path client's error is always truthy",
    file: "client/path-call.ts",
    by: "client/path-client",
    from: "error: error || statusLine(response)",
    to: "error",
  },
  {
    rule: "an alternative needs a credential for each of its schemes",
    file: "security/choose-alternative.ts",
    from: "return missing.length === 0 && sources",
    to: "return sources",
  },
  {
    rule: "a session without tokens satisfies nothing",
    file: "security/choose-alternative.ts",
    from: "sources.every((source) => source.hasTokens)",
    to: "true",
  },
  {
    rule: "a session that has not read its store is waited for",
    file: "security/choose-alternative.ts",
    from: "if (pending !== undefined) return pending;",
    to: "",
  },
  {
    rule: "the first in the document's order is taken",
    file: "security/choose-alternative.ts",
    from: `for (const alternative of alternatives) {
    if (!isNamed`,
    to: `for (const alternative of alternatives.toReversed()) {
    if (!isNamed`,
  },
  {
    rule: "{} comes last, wherever it stands",
    file: "security/choose-alternative.ts",
    from: "if (!isNamed(alternative) || !isSatisfied(alternative)) continue;",
    to: "if (!isSatisfied(alternative)) continue;",
  },
  {
    rule: "{} is taken where nothing else can be",
    file: "security/choose-alternative.ts",
    from: "if (!alternatives.every(isNamed)) return NO_CREDENTIAL;",
    to: "",
  },
  {
    rule: "a public operation gets nothing",
    file: "middleware/authenticate.ts",
    from: "const { operation, signal } = call;\n    signal",
    to: "const { signal } = call;\n    const operation = { security: [{ bearer: [] }], ...call.operation };\n    signal",
  },
  {
    rule: "a public operation's 401 is the caller's",
    file: "security/choose-alternative.ts",
    from: "if (alternatives.length === 0) return NO_CREDENTIAL;",
    to: "",
  },
  {
    rule: "a refresh that fails is never a reason to go bare",
    file: "middleware/authenticate.ts",
    from: "proofs instanceof Promise ? await proofs : proofs",
    to: "proofs instanceof Promise ? await proofs.catch(() => []) : proofs",
  },
  {
    rule: "a refresh that fails after a refusal is never a reason to go bare",
    file: "middleware/authenticate.ts",
    from: `    throw error;
  });`,
    to: `    return error === null ? undefined : [];
  });`,
  },
  {
    rule: "a refusal is never a reason to go bare",
    file: "middleware/authenticate.ts",
    from: 'new TracedAttempt(call, proofs, "retry")',
    to: 'new TracedAttempt(call, [], "retry")',
  },
  {
    rule: "a credential leaves only over https",
    file: "security/confinement.ts",
    from: 'protocol === "https:" || (protocol === "http:" && (allowInsecure || isLoopback(hostname)))',
    to: "allowInsecure || isLoopback(hostname) || protocol !== 'ftp:'",
  },
  {
    rule: "or to loopback",
    file: "security/confinement.ts",
    from: "(allowInsecure || isLoopback(hostname))",
    to: "allowInsecure",
  },
  {
    rule: "loopback is no name that begins like it",
    file: "security/confinement.ts",
    from: "/^127(\\.\\d+){3}$/.test(hostname)",
    to: "/^127\\./.test(hostname)",
  },
  {
    rule: "a credential leaves only to an origin of the client",
    file: "security/confinement.ts",
    from: "if (origin !== confinement.origin && origin !== originOf(serverOf(operation, confinement))) {",
    to: "if (false) {",
  },
  {
    rule: "the client's origin is no name that begins like it",
    file: "security/confinement.ts",
    from: "? `${url.origin}/` : undefined",
    to: "? url.origin : undefined",
    by: "attack/confinement",
  },
  {
    rule: "the server of an operation is an origin of the client",
    file: "security/confinement.ts",
    from: "&& origin !== originOf(serverOf(operation, confinement))",
    to: "",
  },
  {
    rule: "for exactly that operation",
    file: "security/confinement.ts",
    from: "&& origin !== originOf(serverOf(operation, confinement))",
    to: "&& !Object.values(confinement.servers).some((server) => originOf(server) === origin)",
  },
  {
    rule: "redirects inside the origin are followed with the credential",
    file: "middleware/redirect.ts",
    from: "const missing = attachments.filter((attachment) => !isIn(target, attachment));",
    to: "const missing: Attachment[] = [];",
  },
  {
    rule: "a redirect to another origin carries no header of ours",
    file: "middleware/redirect.ts",
    from: "requestOf(call, body, [], {",
    to: 'requestOf(call, body, attachments.filter((attachment) => attachment.in === "header"), {',
  },
  {
    rule: "nor a cookie of ours",
    file: "middleware/redirect.ts",
    from: "requestOf(call, body, [], {",
    to: 'requestOf(call, body, attachments.filter((attachment) => attachment.in === "cookie"), {',
  },
  {
    rule: "nor a key in the query",
    file: "middleware/redirect.ts",
    from: "requestOf(call, body, [], {",
    to: 'requestOf(call, body, attachments.filter((attachment) => attachment.in === "query"), {',
  },
  {
    rule: "nor a key that the server has copied into the address",
    file: "middleware/redirect.ts",
    from: "target.searchParams.delete(attachment.name);",
    to: "void target;",
  },
  {
    rule: "what the platform does not take off is not left to it",
    file: "middleware/send.ts",
    from: 'return attachment.in !== "header" || attachment.name.toLowerCase() !== "authorization";',
    to: "return false;",
    by: "middleware/redirect",
  },
  {
    rule: "a redirect that cannot be told apart is an error",
    file: "middleware/redirect.ts",
    from: 'if (response.type === "opaqueredirect") {',
    to: "if (false) {",
  },
  {
    rule: "the connectivity is checked before anything is sent",
    file: "middleware/send.ts",
    from: "throw offline(attempt);",
    to: "await Promise.resolve();",
  },
  {
    rule: "the request is sent under the caller's signal",
    file: "middleware/request.ts",
    from: "if (signal !== undefined) init.signal = signal;",
    to: "",
    by: "middleware/request",
  },
  {
    rule: "a call ends with its signal, even if fetch does not listen",
    file: "middleware/send.ts",
    from: "await untilAborted(handOn(request, transport), signal, discard)",
    to: "await handOn(request, transport)",
  },
  {
    rule: "an abort rejects with the signal's reason, untouched",
    file: "middleware/send.ts",
    from: "if (signal?.aborted) throw signal.reason;",
    to: "",
  },
  {
    rule: "the call is under the timeout",
    file: "waiting/deadline.ts",
    from: "controller.abort(new TimeoutError(",
    to: "void (new TimeoutError(",
  },
];
