/** As much of proxy-from-env as the command uses; it brings no types. */
declare module "proxy-from-env" {
  /** The proxy for an address, by the environment; an empty text where there is none. */
  export function getProxyForUrl(url: string): string;
}
