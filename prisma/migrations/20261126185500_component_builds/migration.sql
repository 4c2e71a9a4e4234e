-- Components that people push: whose process runs in their containers, and how their images came to be.

ALTER TABLE "component_version" ADD COLUMN "runtime" TEXT NOT NULL DEFAULT 'millrace';

CREATE TABLE "component_build" (
  "id" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'waiting',
  "source" BYTEA,
  "env" JSONB NOT NULL DEFAULT '{}',
  "log" TEXT NOT NULL DEFAULT '',
  "problem" TEXT,
  "version_id" TEXT,
  "created_by" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "finished_at" TIMESTAMPTZ,

  CONSTRAINT "component_build_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "component_build_workspace_id_created_at_idx" ON "component_build"("workspace_id", "created_at");

ALTER TABLE "component_build" ADD CONSTRAINT "component_build_workspace_id_fkey"
  FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "component_build" ADD CONSTRAINT "component_build_version_id_fkey"
  FOREIGN KEY ("version_id") REFERENCES "component_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;
