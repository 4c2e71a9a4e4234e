-- AlterTable
ALTER TABLE "component" ADD COLUMN     "shared" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "component_version" ADD COLUMN     "created_by" TEXT;

-- AlterTable
ALTER TABLE "component_build" ADD COLUMN     "origin" JSONB NOT NULL DEFAULT '{"kind": "tar"}';

-- CreateTable
CREATE TABLE "component_deprecation" (
    "workspace_id" TEXT NOT NULL,
    "component" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "component_deprecation_pkey" PRIMARY KEY ("workspace_id","component")
);

-- AddForeignKey
ALTER TABLE "component_deprecation" ADD CONSTRAINT "component_deprecation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
