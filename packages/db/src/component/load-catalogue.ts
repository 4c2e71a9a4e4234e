import {
  type ComponentDescriptor,
  type ComponentRuntime,
  componentDescriptorSchema,
  componentRuntimeSchema,
} from "@millrace/flow";
import type { Database } from "../database.ts";
import type { ComponentVersion } from "../generated/client.ts";
import type { WorkspaceId } from "../workspace/workspace-id.ts";
import { compareVersions } from "./compare-versions.ts";

export interface CatalogueVersion {
  id: string;
  version: string;
  image: string;
  descriptor: ComponentDescriptor;
  icon: string | undefined;
  runtime: ComponentRuntime;
  createdAt: Date;
  /** Who pushed it. */
  createdBy: string | undefined;
}

/** Why a component should not be used any more. */
export interface ComponentDeprecation {
  note: string;
  by: string;
  at: Date;
}

export interface CatalogueComponent {
  name: string;
  builtIn: boolean;
  /** The workspace's own; else built in, or another workspace's that shares it. */
  isOwn: boolean;
  /** Every workspace may use it. */
  isShared: boolean;
  /** As an administrator says; the descriptor may say so, too. */
  deprecation: ComponentDeprecation | undefined;
  /** Newest first; never empty. */
  versions: [CatalogueVersion, ...CatalogueVersion[]];
}

/**
 * The components a workspace can use, by name; not those that only the platform puts into flows. Of several with the same name its own
 * counts, then one that another workspace shares (the first of them), then the built-in one. What an administrator marked as deprecated is so in its descriptors.
 */
export type Catalogue = ReadonlyMap<string, CatalogueComponent>;

export async function loadCatalogue(db: Database, { workspaceId }: { workspaceId: WorkspaceId }): Promise<Catalogue> {
  const [rows, marks] = await Promise.all([
    db.component.findMany({
      where: { OR: [{ workspaceId: null }, { workspaceId }, { shared: true }] },
      include: { versions: true },
      orderBy: [{ name: "asc" }, { createdAt: "desc" }],
    }),
    db.componentDeprecation.findMany({
      where: { OR: [{ workspaceId }, { workspace: { components: { some: { shared: true } } } }] },
    }),
  ]);
  const rank = ({ workspaceId: owner }: { workspaceId: string | null }) =>
    owner === null ? 0 : owner === workspaceId ? 2 : 1;
  const catalogue = new Map<string, CatalogueComponent>();
  for (const row of rows.toSorted((a, b) => rank(a) - rank(b))) {
    const deprecation = marks.find(
      (mark) =>
        mark.component === row.name && (mark.workspaceId === workspaceId || mark.workspaceId === row.workspaceId),
    );
    const [newest, ...older] = row.versions
      .toSorted((a, b) => compareVersions(b.version, a.version))
      .map((version) => toCatalogueVersion(version, deprecation));
    if (!newest || newest.descriptor.internal === true) continue;
    catalogue.set(row.name, {
      name: row.name,
      builtIn: row.workspaceId === null,
      isOwn: row.workspaceId === workspaceId,
      isShared: row.shared,
      deprecation: deprecation && { note: deprecation.note, by: deprecation.by, at: deprecation.at },
      versions: [newest, ...older],
    });
  }
  return catalogue;
}

function toCatalogueVersion(row: ComponentVersion, deprecation: { note: string } | undefined): CatalogueVersion {
  const descriptor = componentDescriptorSchema.parse(row.descriptor);
  const mark = deprecation && { deprecated: true, ...(deprecation.note && { deprecationNote: deprecation.note }) };
  return {
    id: row.id,
    version: row.version,
    image: row.image,
    descriptor: { ...descriptor, ...mark },
    icon: row.icon ?? undefined,
    runtime: componentRuntimeSchema.parse(row.runtime),
    createdAt: row.createdAt,
    createdBy: row.createdBy ?? undefined,
  };
}

/** The version a step's command names, else the newest; undefined when there is none. */
export function findInCatalogue(
  catalogue: Catalogue,
  { component, version }: { component: string; version?: string | undefined },
): CatalogueVersion | undefined {
  const found = catalogue.get(component);
  return version === undefined ? found?.versions[0] : found?.versions.find((other) => other.version === version);
}
