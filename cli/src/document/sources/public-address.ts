import ipaddr from "ipaddr.js";

/**
 * Whether an IP address is one of the public network.
 *
 * Everything else is refused: loopback, private and link-local ranges, those kept for documentation and translation, and IPv4
 * addresses inside IPv6 ones that are not public (IANA's special-purpose registries, RFC 6890).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === "unicast";
}
