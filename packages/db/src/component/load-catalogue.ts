import { type ComponentDescriptor, componentDescriptorSchema } from "@millrace/flow";
import type { Database } from "../database.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { compareVersions } from "./compare-versions.ts";

export interface CatalogueVersion {
  id: string;
  version: string;
  image: string;
  descriptor: ComponentDescriptor;
  icon: string | undefined;
  createdAt: Date;
}

export interface CatalogueComponent {
  name: string;
  builtIn: boolean;
  /** Newest first; never empty. */
  versions: [CatalogueVersion, ...CatalogueVersion[]];
}

/** The components a workspace can use, by name; not those that only the platform puts into flows. Its own stand before built-in ones of the same name. */
export type Catalogue = ReadonlyMap<string, CatalogueComponent>;

export async function loadCatalogue(db: Database, { workspaceId }: { workspaceId: WorkspaceId }): Promise<Catalogue> {
  const rows = await db.component.findMany({
    where: { OR: [{ workspaceId: null }, { workspaceId }] },
    include: { versions: true },
    orderBy: { name: "asc" },
  });
  const builtInFirst = rows.toSorted((a, b) => Number(a.workspaceId !== null) - Number(b.workspaceId !== null));
  const catalogue = new Map<string, CatalogueComponent>();
  for (const row of builtInFirst) {
    const [newest, ...older] = row.versions
      .toSorted((a, b) => compareVersions(b.version, a.version))
      .map((version) => ({
        id: version.id,
        version: version.version,
        image: version.image,
        descriptor: componentDescriptorSchema.parse(version.descriptor),
        icon: version.icon ?? undefined,
        createdAt: version.createdAt,
      }));
    if (newest && newest.descriptor.internal !== true) {
      catalogue.set(row.name, { name: row.name, builtIn: row.workspaceId === null, versions: [newest, ...older] });
    }
  }
  return catalogue;
}

/** The version a step's command names, else the newest; undefined when there is none. */
export function findInCatalogue(
  catalogue: Catalogue,
  { component, version }: { component: string; version?: string | undefined },
): CatalogueVersion | undefined {
  const found = catalogue.get(component);
  return version === undefined ? found?.versions[0] : found?.versions.find((other) => other.version === version);
}
