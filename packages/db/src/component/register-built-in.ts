import { componentDescriptorSchema } from "@millrace/flow";
import type { Database } from "../database.ts";
import { toJson } from "../json.ts";

interface BuiltIn {
  name: string;
  version: string;
  image: string;
  /** component.json as it is. */
  descriptor: unknown;
  /** Data URL. */
  icon?: string | undefined;
}

/** Enters a built-in component for every workspace, or renews the image and descriptor of a version that is known. */
export async function registerBuiltIn(db: Database, builtIn: BuiltIn): Promise<{ id: string }> {
  const { name, version, image, icon } = builtIn;
  componentDescriptorSchema.parse(builtIn.descriptor); // a broken one is refused here, not when a page is opened
  const existing = await db.component.findFirst({ where: { name, workspaceId: null }, select: { id: true } });
  const component = existing ?? (await db.component.create({ data: { name }, select: { id: true } }));
  const content = { image, descriptor: toJson(builtIn.descriptor), icon: icon ?? null };
  return db.componentVersion.upsert({
    where: { componentId_version: { componentId: component.id, version } },
    create: { componentId: component.id, version, ...content },
    update: content,
    select: { id: true },
  });
}
