/** The server of the part `call`: sends its address as a message, and answers two routes for requests with a token. */
import { createServer } from "node:http";
import { answers } from "./job.ts";

const server = createServer((request, response) => {
  const answer = request.method === "POST" ? answers.POST : answers.GET;
  const status = request.headers.authorization?.startsWith("Bearer ") ? answer.status : 401;
  request.resume();
  request.once("end", () => response.writeHead(status, { "content-type": "application/json" }).end(answer.body));
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") process.send?.(`http://127.0.0.1:${address?.port}`);
});
process.once("disconnect", () => process.exit());
