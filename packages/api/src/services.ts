import { closeDatabase, type Database, type MasterKey, openDatabase, readMasterKey } from "@millrace/db";
import { type Jobs, openJobs, type RedisPlace } from "@millrace/jobs";
import { type Auth, createAuth } from "./auth/create-auth.ts";

/** What every request works with; opened once by the program that serves it. */
export interface ApiServices {
  db: Database;
  jobs: Jobs;
  auth: Auth;
  masterKey: MasterKey;
  redisPlace: RedisPlace;
  publicUrls: PublicUrls;
  /** Where the key that seals credentials lies; for those who have to keep a copy of it. */
  encryptionKeyFile: string;
  /** Folder of the flows to start from. */
  templatesFolder: string;
}

/** Addresses as people and outside systems see them, without a slash at the end. */
export interface PublicUrls {
  web: string;
  gateway: string;
}

export interface ApiSettings {
  databaseUrl: string;
  redisPlace: RedisPlace;
  encryptionKeyFile: string;
  authSecret: string;
  publicUrls: PublicUrls;
  templatesFolder: string;
}

/** Connects lazily: an unreachable database shows with the first query, not here. Throws `wrong_key` without a key file. */
export function openApiServices(settings: ApiSettings): ApiServices & { close(): Promise<void> } {
  const { redisPlace, publicUrls, authSecret, encryptionKeyFile, templatesFolder } = settings;
  const masterKey = readMasterKey(encryptionKeyFile);
  const db = openDatabase({ url: settings.databaseUrl });
  const jobs = openJobs(redisPlace);
  const auth = createAuth({ db, secret: authSecret, baseUrl: publicUrls.web });
  const close = async () => {
    await Promise.all([jobs.close(), closeDatabase(db)]);
  };
  return { db, jobs, auth, masterKey, redisPlace, publicUrls, encryptionKeyFile, templatesFolder, close };
}
