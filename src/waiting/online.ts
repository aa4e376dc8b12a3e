/** What the platform says, where it says anything: Node has a navigator that does not know. */
export function isOnline(): boolean {
  const { navigator }: { navigator?: { onLine?: boolean } } = globalThis;
  return navigator?.onLine ?? true;
}
