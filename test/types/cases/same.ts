/** Whether two types are the same type, not only assignable both ways; fails to compile unless the answer is the one given. */
export function same<A, B>(_answer: Same<A, B>): void {}

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
