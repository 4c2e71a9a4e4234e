/** A version by its number, or what is being drawn. */
export type VersionRef = number | "draft";

/** What is looked at instead of edited. */
export type Review =
  | { kind: "publish" }
  /** Without `before` a version by itself. */
  | { kind: "compare"; before: VersionRef | undefined; after: VersionRef };

export function versionLabel(ref: VersionRef): string {
  return ref === "draft" ? "Draft" : `Version ${ref}`;
}
