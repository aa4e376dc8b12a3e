/** What `@capacitor/preferences` 8 does, as far as a store uses it. */
const kept = new Map();

export const Preferences = {
  async get({ key }) {
    return { value: kept.get(key) ?? null };
  },
  async set({ key, value }) {
    kept.set(key, String(value));
  },
  async remove({ key }) {
    kept.delete(key);
  },
};
