-- AlterTable
ALTER TABLE "component_build" ALTER COLUMN "origin" SET DEFAULT '{"kind": "file"}';

-- What was pushed before is a file as well.
UPDATE "component_build" SET "origin" = '{"kind": "file"}' WHERE "origin" = '{"kind": "tar"}';
