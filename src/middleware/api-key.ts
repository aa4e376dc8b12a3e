/** Keys in a header, the query or a cookie (OpenAPI 3.1, section 4.8.27): named by a document that has such a scheme. */
import { isCookieValue, isFieldName, isFieldValue } from "../security/field.ts";
import type { ApiKeyScheme } from "../security/scheme.ts";
import { type AttachmentRules, invalidCredential, sendableText } from "./attachment.ts";
import type { Attachment } from "./attempt.ts";
import { followRedirects } from "./redirect.ts";
import { say } from "../say.ts";

/** The rules of all API keys. */
export const apiKey: AttachmentRules<ApiKeyScheme> = {
  isSetByCaller({ in: place, name }, { url, headers }) {
    // Looking for "?" first changes no answer: it only saves the parsing of a URL without a query.
    if (place === "query") return url.includes("?") && new URL(url).searchParams.has(name);
    if (place === "cookie") return hasCookie(headers["cookie"] ?? "", name);
    return Object.hasOwn(headers, name.toLowerCase());
  },
  attach({ in: place, name, prefix = "" }, given, claim, origin) {
    const wrong = (what: string) => invalidCredential(claim.name, what, origin);
    const key = sendableText(given, wrong);
    if (prefix !== "" && key.startsWith(prefix)) {
      throw wrong(say`begins with its prefix, which is added when it is sent`);
    }
    const value = prefix + key;
    if (place !== "query" && !isFieldName(name)) throw wrong(say`belongs in a ${place} whose name none can have`);
    if (!isFieldValue(value)) throw wrong(say`has a prefix that no header can carry`);
    if (place === "cookie" && !isCookieValue(value)) throw wrong(say`has a character that no cookie can carry`);
    const isAuthorization = place === "header" && name.toLowerCase() === "authorization";
    return {
      in: place,
      name,
      value,
      ...WRITE[place]?.(name, value),
      follow: isAuthorization ? undefined : followRedirects,
    };
  },
};

/** How a key is written where it is no header. */
const WRITE: { readonly [Place in Attachment["in"]]?: (name: string, value: string) => Pick<Attachment, "write"> } = {
  query: (name, value) => ({
    write: (url) => withKey(url, `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  }),
  cookie: (name, value) => ({
    write(url, headers) {
      const cookies = headers["cookie"];
      headers["cookie"] = `${cookies === undefined ? "" : `${cookies}; `}${name}=${value}`;
      return url;
    },
  }),
};

function withKey(url: string, key: string): string {
  const [whole = ""] = url.split("#"); // A fragment is not sent, nor is what stands behind it.
  return `${whole}${whole.includes("?") ? "&" : "?"}${key}`;
}

function hasCookie(cookies: string, name: string): boolean {
  return cookies.split(";").some((cookie) => cookie.trimStart().startsWith(`${name}=`));
}
