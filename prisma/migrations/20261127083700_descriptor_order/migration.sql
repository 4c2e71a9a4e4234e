-- AlterTable: jsonb sorts the keys of objects, but fields and choices are shown in the order in which component.json writes them.
ALTER TABLE "component_version" ALTER COLUMN "descriptor" TYPE json USING "descriptor"::json;
