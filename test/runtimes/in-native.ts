/** The suite over React Native's fetch, in a page: what came of it is sent to the server that the page is from. */
import { runSuite } from "./suite.ts";

const report = await runSuite({ origin: location.origin, stores: {} });
await fetch("/report", { method: "POST", body: JSON.stringify({ agent: navigator.userAgent, report }) });
