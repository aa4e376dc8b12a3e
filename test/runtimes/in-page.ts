/** The suite in a page: what came of it is sent to the server that the page is from. */
import { webStore } from "latchkey";
import { runSuite } from "./suite.ts";

const { origin } = location;
const stores = {
  webStore: (name: string) => webStore(name),
  "webStore, sealed,": (name: string) => webStore(`sealed-${name}`, { encrypt: true }),
};
const report = await runSuite({ origin, stores });
await fetch("/report", { method: "POST", body: JSON.stringify({ agent: navigator.userAgent, report }) });
