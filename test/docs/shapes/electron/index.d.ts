export interface SafeStorage {
  decryptString(encrypted: Buffer): string;
  encryptString(plainText: string): Buffer;
  getSelectedStorageBackend(): "basic_text" | "gnome_libsecret" | "kwallet" | "kwallet5" | "kwallet6" | "unknown";
  isEncryptionAvailable(): boolean;
}

export declare const safeStorage: SafeStorage;
