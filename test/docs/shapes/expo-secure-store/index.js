/** What `expo-secure-store` 57 does, as far as a store uses it, with its rules for keys and values. */
export const kept = new Map();

export const AFTER_FIRST_UNLOCK = 0;
export const AFTER_FIRST_UNLOCK_THIS_DEVICE_ONLY = 1;

function checked(key) {
  if (typeof key !== "string" || !/^[\w.-]+$/.test(key)) throw new Error("Invalid key provided to SecureStore");
  return key;
}

export async function getItemAsync(key, _options = {}) {
  return kept.get(checked(key)) ?? null;
}

export async function setItemAsync(key, value, _options = {}) {
  if (typeof value !== "string") throw new Error("Invalid value provided to SecureStore");
  kept.set(checked(key), value);
}

export async function deleteItemAsync(key, _options = {}) {
  kept.delete(checked(key));
}
