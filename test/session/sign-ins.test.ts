/** Users that change: no call of one is ever sent as another. */
import { plainBodies } from "../../src/request/body.ts";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createClientOf } from "../../src/client/create-client.ts";
import type { Store, StoredTokens } from "../../src/stores/store.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { createSession, type Session } from "../../src/session/session.ts";
import { circle, kept, renewed } from "./circle.ts";
import { eventTypes, hour, idleRig, outcome, question, rig, settled } from "./rig.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const bob = { accessToken: "BOB", refreshToken: "SB", expiresIn: 3600 };
const next = { accessToken: "A2", refreshToken: "R2", expiresIn: 3600 };

/** A client of a session; its first request is refused, after `meanwhile` has happened. */
function refusedOnce(session: Session, meanwhile: () => Promise<void>) {
  const sent: (string | null)[] = [];
  const client = createClientOf(
    { servers: ["https://api.test"], schemes: { bearer: { type: "http", scheme: "bearer" } } },
    {
      auth: { bearer: session },
      fetch: async (request) => {
        sent.push(request.headers.get("authorization"));
        if (sent.length > 1) return Response.json({});
        await meanwhile();
        return new Response("{}", { status: 401 });
      },
    },
  );
  const post = async () =>
    client["~call"](
      { method: "POST", path: "/notes", security: [{ bearer: [] }], bodies: plainBodies },
      { body: "of Ada" },
    );
  return { sent, post };
}

describe("a call that is refused after the user has changed is not sent again as the other user", () => {
  test("by a bare start() here", async () => {
    const it = await rig();
    const { sent, post } = refusedOnce(it.session, () => it.session.start(bob));
    expect(await outcome(post())).toMatchObject({ code: "SIGNED_OUT" });
    expect([sent, it.source.held()]).toEqual([["Bearer A1"], "BOB"]);
  });

  test.each([true, false])("by a sign-out and a sign-in at another holder (told of them: %s)", async (subscribe) => {
    const shared = circle();
    const here = await rig({ store: shared.holder({ subscribe }) });
    const there = createSession({ store: shared.holder() });
    const { sent, post } = refusedOnce(here.session, async () => {
      await there.end();
      await there.start(bob);
    });
    expect(await outcome(post())).toMatchObject({ code: "SIGNED_OUT" });
    expect([sent, here.source.held(), eventTypes(here)]).toEqual([["Bearer A1"], "BOB", ["ended", "started"]]);
  });

  test("by a bare start() at another holder", async () => {
    const shared = circle();
    const here = await rig({ store: shared.holder() });
    const there = createSession({ store: shared.holder() });
    const { sent, post } = refusedOnce(here.session, () => there.start(bob));
    expect(await outcome(post())).toMatchObject({ code: "SIGNED_OUT" });
    expect(sent).toEqual(["Bearer A1"]);
  });
});

describe("start()", () => {
  test("ends a live session first", async () => {
    const it = await rig();
    const asker = it.asker();
    await it.session.start(bob);
    expect(eventTypes(it)).toEqual(["ended", "started"]);
    await expect(it.source.obtain(asker)).rejects.toMatchObject({ code: "SIGNED_OUT" });
  });

  test("ends nothing where nobody was signed in", async () => {
    const it = idleRig();
    await it.session.start(bob);
    expect(eventTypes(it)).toEqual(["started"]);
  });
});

/** A holder whose store shows at will what it had before. */
async function lagging() {
  const store = memoryStore();
  let shown: StoredTokens | undefined;
  const it = await rig({ store: { ...store, get: async () => shown ?? store.get() } });
  return { it, store, show: (tokens: StoredTokens | null | undefined) => void (shown = tokens ?? undefined) };
}

describe("what another holder has stored", () => {
  test("and this one has left behind is never adopted again: a copy that lags", async () => {
    const { it, store, show } = await lagging();
    show(await store.get());
    for (const [token, spent] of [
      ["A2", "R1"],
      ["A3", "R2"],
    ] as const) {
      it.pass(3600);
      const call = it.obtain();
      await settled();
      expect(question(it, it.questions.length - 1).refreshToken).toBe(spent);
      await question(it, it.questions.length - 1).answer({
        accessToken: token,
        refreshToken: `R${token[1]}`,
        expiresIn: 3600,
      });
      expect(await call).toBe(token);
    }
  });

  test("of a sign-in that is over is never adopted again, even if it could not be deleted", async () => {
    const { it, store, show } = await lagging();
    show(renewed((await store.get()) ?? undefined, "2"));
    await it.session.end();
    it.pass(2);
    expect(await outcome(it.obtain())).toMatchObject({ code: "SIGNED_OUT" });
  });

  test("counts where both are of one edition", async () => {
    const { it, store, show } = await lagging();
    show({ ...((await store.get()) ?? kept("1")), accessToken: "OTHER" });
    expect(await it.source.replace("A1", 401, it.asker())).toBe("OTHER");
  });

  test("is later by its edition, whatever the clocks say", async () => {
    const { it, store, show } = await lagging();
    show({ ...renewed((await store.get()) ?? undefined, "2", Date.UTC(2025, 11, 31, 23, 59)), lifetime: 36_000 });
    expect(await it.source.replace("A1", 401, it.asker())).toBe("A2");
  });
});

describe("a session without tokens", () => {
  test("sees at its next call that somebody has signed in elsewhere", async () => {
    const shared = circle();
    const here = idleRig({ store: shared.holder() });
    await here.session.ready;
    await createSession({ store: shared.holder() }).start(hour);
    expect(await outcome(here.obtain())).toBe("A1");
    expect(eventTypes(here)).toEqual(["started"]);
  });

  test("sees it after it has ended, too", async () => {
    const shared = circle();
    const here = await rig({ store: shared.holder(), refresh: undefined });
    here.pass(3600);
    expect(await outcome(here.obtain())).toMatchObject({ code: "SESSION_ENDED" });
    await createSession({ store: shared.holder(), now: () => Date.UTC(2026, 0, 1, 1) }).start(hour);
    expect(await outcome(here.obtain())).toBe("A1");
  });

  test("sees it before the alternative of a call is chosen", async () => {
    const shared = circle();
    const here = idleRig({ store: shared.holder() });
    await here.session.ready;
    await createSession({ store: shared.holder() }).start(hour);
    await here.source.opening(undefined);
    expect([here.source.hasTokens, here.source.opening(undefined)]).toEqual([true, undefined]);
  });

  test("reads its store once a second at the most, for all calls together", async () => {
    const get = vi.fn<Store["get"]>(async () => undefined);
    const it = idleRig({ store: { ...memoryStore(), get } });
    await it.session.ready;
    const calls = async () => Promise.all(Array.from({ length: 100 }, () => outcome(it.obtain())));
    for (const [seconds, reads] of [
      [0, 2],
      [0.999, 2],
      [0.001, 3],
      [-5, 4],
    ] as const) {
      it.pass(seconds);
      expect(new Set((await calls()).map((error) => (error as { code?: string }).code))).toEqual(
        new Set(["SIGNED_OUT"]),
      );
      expect(get).toHaveBeenCalledTimes(reads);
    }
  });

  test("waits one time limit for a store that hangs by then", async () => {
    const get = vi.fn<Store["get"]>(async () => undefined);
    const it = idleRig({ store: { ...memoryStore(), get } });
    await it.session.ready;
    get.mockReturnValue(new Promise(() => undefined));
    const call = it.obtain();
    call.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await outcome(call)).toMatchObject({ message: expect.stringMatching(/^The session/) });
  });
});

test("the tokens of a client's own credentials are everybody's: a call goes on with another holder's", async () => {
  const shared = circle();
  const it = idleRig({ store: shared.holder(), needs: "nothing" });
  const call = it.obtain();
  await settled();
  await question(it).answer(next);
  expect(await call).toBe("A2");
  const asker = it.asker();
  shared.kept = { ...kept("9"), signIn: "", edition: 0 };
  expect([await it.source.replace("A2", 401, asker), it.questions.length]).toEqual(["A9", 1]);
});
