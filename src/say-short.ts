/** A message as a production bundle has it: the number of its text in docs/errors.md, and the values that stand in it. */
export function say(number: number, ...values: readonly unknown[]): string {
  return `latchkey/docs/errors.md#${number}${values.length > 0 ? `(${values.join(", ")})` : ""}`;
}
