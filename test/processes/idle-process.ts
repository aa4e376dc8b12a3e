/** A program that has a session over a file and nothing more to do: it ends by itself. */
import { createSession } from "latchkey";
import { fileStore } from "latchkey/node";

const session = createSession({ store: fileStore(process.argv[2] ?? "") });
await session.ready;
await session.start({ accessToken: "access-token", refreshToken: "refresh-token" });
console.log(session.status);
