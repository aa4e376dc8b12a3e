/**
 * Preloaded by an example that runs: what goes to a documented address of this machine goes to a mock of the test instead.
 *
 * Only the socket leads elsewhere, so that every URL stays as documented, an answer's too, whoever makes the request.
 */
import { Socket } from "node:net";

/** The mocks' ports by the documented ones: `4010=50123,4011=50124`. */
const ports = new Map(
  (process.env["MOCK_PORTS"] ?? "").split(",").map((pair) => pair.split("=", 2) as [string, string]),
);

const { connect } = Socket.prototype;

function reroute(target: unknown): void {
  // Node's own modules pass their options in a list.
  const options: unknown = Array.isArray(target) ? target[0] : target;
  if (typeof options !== "object" || options === null || !("port" in options)) return;
  options.port = ports.get(String(options.port)) ?? options.port;
}

Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
  reroute(args[0]);
  return Reflect.apply(connect, this, args);
};
