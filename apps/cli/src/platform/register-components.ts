import { closeDatabase, openDatabase, registerBuiltIn } from "@millrace/db";
import type { ImagedComponent } from "../images/ensure-images.ts";
import type { ServiceVariables } from "../services/service-variables.ts";

/** Enters the built-in components with their images in the catalogue. Safe to repeat. */
export async function registerComponents(
  components: readonly ImagedComponent[],
  { DATABASE_URL = "" }: ServiceVariables,
): Promise<void> {
  const db = openDatabase({ url: DATABASE_URL, maxConnections: 2 });
  try {
    for (const { name, version, image, descriptor, icon } of components) {
      await registerBuiltIn(db, { name, version, image, descriptor: JSON.parse(descriptor), icon });
    }
  } finally {
    await closeDatabase(db);
  }
}
