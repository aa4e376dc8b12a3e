/** What a run of the model is made of. */
import type { AuthorizationServer } from "./authorization-server.ts";
import type { Random } from "./random.ts";
import type { Scenario } from "./scenario.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** Everything that a run is made of. */
export interface World {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly scenario: Scenario;
  readonly server: AuthorizationServer;
  /** Takes note of what must not have happened. */
  readonly report: (violation: string) => void;
  /** Tells what happens, for the replay of a seed. */
  readonly trace: (what: string) => void;
}
