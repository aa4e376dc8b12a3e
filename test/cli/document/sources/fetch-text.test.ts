import { expect, test } from "vitest";
import { isPublicAddress } from "../../../../cli/src/document/sources/fetch-text.ts";

test.each(["1.1.1.1", "8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8"])(
  "%s is public",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  ["this host", "0.0.0.0"],
  ["loopback", "127.255.0.1"],
  ["private", "10.1.2.3"],
  ["private", "172.31.0.1"],
  ["private", "192.168.1.1"],
  ["link-local, where clouds keep their metadata", "169.254.169.254"],
  ["a carrier's own", "100.64.0.1"],
  ["multicast", "224.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["reserved", "240.0.0.1"],
  ["IPv6 loopback", "::1"],
  ["unspecified", "::"],
  ["unique local", "fd00::1"],
  ["link-local IPv6", "fe80::1"],
  ["link-local IPv6 with a zone", "fe80::1%eth0"],
  ["IPv4 in IPv6", "::ffff:127.0.0.1"],
  ["IPv4 translated (NAT64)", "64:ff9b::7f00:1"],
  ["6to4 of a private address", "2002:7f00:1::"],
  ["no address", "example.com"],
])("%s is not: %s", (_kind, address) => {
  expect(isPublicAddress(address)).toBe(false);
});
