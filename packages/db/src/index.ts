export { closeDatabase, type Database, openDatabase } from "./database.ts";
export { applyMigrations } from "./migrate/apply-migrations.ts";
export { type MasterKey, readMasterKey, seal, unseal } from "./secrets/sealing.ts";
export { verifyEncryptionKey } from "./secrets/verify-encryption-key.ts";
