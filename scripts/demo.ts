/** Plays a session against the mock: what `npm start` shows after it has generated the SDK. */
import { startMock } from "@latchkey/cli/mock";
import { memoryStore } from "latchkey";
import { createClient, createSession } from "../generated/index.ts";
import { scenes } from "./demo/scenes.ts";
import { playScene, printClosing, printOpening } from "./demo/timeline.ts";

const mock = await startMock({ spec: "openapi.yaml", accessTtl: 300 });
const store = memoryStore();
const session = createSession({ baseUrl: mock.url, store });
const client = createClient({ baseUrl: mock.url, auth: { bearerAuth: session } });

printOpening(mock.url);
for (const scene of scenes({ mock, session, client })) await playScene(scene, mock);
printClosing(mock);
await mock.close();
process.exitCode = mock.violations.length === 0 ? 0 : 1;
