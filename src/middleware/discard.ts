/** Gives up the body of an answer that nobody will see, so that its connection is free. */
export function discard(response: Response): void {
  const body: ReadableStream | null | undefined = response.body; // Some platforms have no streams, and nothing to give up.
  if (body && !body.locked) body.cancel().catch(() => undefined);
}
