import type { Client } from "latchkey";
import { type CreateClient, defineClient } from "latchkey/generated";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { type Arrived, type EchoServer, startEchoServer } from "./echo-server.ts";

/** A client of a server that echoes, for the tests of one file. */
export interface Echo {
  readonly client: Client<{ bearerAuth: true }>;
  readonly server: EchoServer;
  /** The only request that has arrived in this test. */
  arrived(): Arrived;
}

const createClient: CreateClient<{ bearerAuth: string }, undefined> = defineClient({
  servers: [],
  schemes: { bearerAuth: { type: "http", scheme: "bearer" } },
});

/** Starts the server before the tests, and stops it after them. */
export function useEcho(): Echo {
  const echo: { client?: Echo["client"]; server?: EchoServer } = {};
  beforeAll(async () => {
    echo.server = await startEchoServer();
    echo.client = createClient({ baseUrl: `${echo.server.origin}/v1`, auth: { bearerAuth: "t0ken" } });
  });
  beforeEach(() => {
    if (echo.server === undefined) return;
    echo.server.arrived.length = 0;
    echo.server.answer = (response) => response.writeHead(204).end();
  });
  afterAll(() => echo.server?.[Symbol.asyncDispose]());
  const started = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("The server has not started");
    return value;
  };
  return {
    get client() {
      return started(echo.client);
    },
    get server() {
      return started(echo.server);
    },
    arrived() {
      const [only, ...others] = started(echo.server).arrived;
      if (only === undefined || others.length > 0) throw new Error(`${others.length + 1} requests, or none, arrived`);
      return only;
    },
  };
}
