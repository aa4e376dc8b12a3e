/** What `safeStorage` of Electron 41 does, as far as a store uses it; not a real cipher. */
export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => "gnome_libsecret",
  encryptString: (plainText) => Buffer.from(`v11${Buffer.from(plainText, "utf8").toString("hex")}`),
  decryptString(encrypted) {
    const text = encrypted.toString();
    if (!text.startsWith("v11"))
      throw new Error("Error while decrypting the ciphertext provided to safeStorage.decryptString.");
    return Buffer.from(text.slice(3), "hex").toString("utf8");
  },
};
