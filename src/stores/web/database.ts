/** One IndexedDB database for one session. */
import { type Attempt, attemptWith } from "../attempt.ts";
import { say } from "../../say.ts";

/** Does one thing in a database, in a transaction of its own. */
export type UseDatabase = <T>(mode: IDBTransactionMode, work: (kept: IDBObjectStore) => IDBRequest<T>) => Promise<T>;

/** The database of this name, made when it is first used. */
export function webDatabase(place: string): {
  readonly use: UseDatabase;
  /** Does the work, and says by a StoreError what has failed. */
  readonly attempt: Attempt;
} {
  const attempt = attemptWith((step) => say`IndexedDB failed to ${step} "${place}"`);
  return {
    attempt,
    async use(mode, work) {
      const database = await attempt("open", () => open(place));
      try {
        return await settled(database.transaction(KEPT, mode, DURABLE), work);
      } finally {
        // Not kept open: a database that is to be deleted waits for its last connection.
        database.close();
      }
    },
  };
}

/** The one object store of a database. */
const KEPT = "kept";

/** A refresh token that was rotated must outlive a crash of the browser. */
const DURABLE: IDBTransactionOptions = { durability: "strict" };

function open(place: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(place);
    request.addEventListener("upgradeneeded", () => void request.result.createObjectStore(KEPT));
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}

/** What the request brings, once the transaction is on the disk. */
function settled<T>(transaction: IDBTransaction, work: (kept: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = work(transaction.objectStore(KEPT));
    transaction.addEventListener("complete", () => resolve(request.result));
    transaction.addEventListener("abort", () => reject(transaction.error));
  });
}
