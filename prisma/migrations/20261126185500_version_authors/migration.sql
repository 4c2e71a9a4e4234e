-- AlterTable
ALTER TABLE "draft" ADD COLUMN     "changed_by" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "flow_version" ADD COLUMN     "authors" TEXT[] DEFAULT ARRAY[]::TEXT[];
