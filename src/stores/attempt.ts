import { StoreError, type StoreStep } from "../errors.ts";

/** Does a step of a store's work; what fails is a StoreError. */
export type Attempt = <T>(step: StoreStep, work: () => Promise<T>) => Promise<T>;

/** Says by a StoreError what has failed; an error that is one stays as it is. */
export function attemptWith(messageOf: (step: StoreStep) => string): Attempt {
  return async (step, work) => {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof StoreError) throw cause;
      throw new StoreError(messageOf(step), { step, cause });
    }
  };
}
