/** Gives up the body of an answer that nobody will see, so that its connection is free. */
export function discard({ body }: Response): void {
  if (body !== null && !body.locked) body.cancel().catch(() => undefined);
}
