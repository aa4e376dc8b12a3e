/** Whether a request to a switch comes from where it should, and not from a page of somebody else's. */

/**
 * Whether the request names this machine, and comes from no page that is another's.
 *
 * A page whose name leads to this machine (DNS rebinding) sends its own name as `Host`; no name but `localhost` is taken, and
 * addresses, which nobody can rebind. A page of another site sends its `Origin` with each POST.
 */
export function isTrusted(headers: Readonly<Record<string, string>>): boolean {
  const host = hostName(`http://${headers["host"] ?? ""}`);
  if (host === undefined || !(isLocal(host) || isAddress(host))) return false;
  const { origin } = headers;
  if (origin === undefined) return true;
  const from = hostName(origin);
  return from !== undefined && (isLocal(from) || from === host);
}

function hostName(url: string): string | undefined {
  try {
    return new URL(url).hostname;
  } catch {
    return undefined;
  }
}

function isLocal(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(?:\.\d+){3}$/.test(host);
}

function isAddress(host: string): boolean {
  return /^\d+(?:\.\d+){3}$/.test(host) || host.startsWith("[");
}
