/** Says to a bundler that a call does nothing but give its result, so that one whose result is unused is left out. */
export const pure = "/* @__PURE__ */";
