import { closeDatabase, openDatabase, readMasterKey } from "@millrace/db";
import { seed } from "../../../../prisma/seed.ts";
import type { PreparedPlatform } from "./prepare-platform.ts";

export interface PlatformAddresses {
  /** What people open. */
  url: string;
  gatewayUrl: string;
  /** One-time link that makes the owner; absent once there is one. */
  ownerLink?: string;
}

/** Seeds workspace, demo and the local operator's key as far as they are missing, and says where the platform is. */
export async function seedPlatform({ installation, services }: PreparedPlatform): Promise<PlatformAddresses> {
  const { publicUrl: url, gatewayPublicUrl: gatewayUrl, home, paths } = installation;
  const db = openDatabase({ url: services.DATABASE_URL ?? "", maxConnections: 2 });
  try {
    const { ownerLink } = await seed({
      db,
      masterKey: readMasterKey(paths.encryptionKey),
      home,
      publicUrls: { web: url, gateway: gatewayUrl },
      demoWarehousePort: installation.ports.demoWarehouse,
    });
    return ownerLink === undefined ? { url, gatewayUrl } : { url, gatewayUrl, ownerLink };
  } finally {
    await closeDatabase(db);
  }
}
