-- AlterTable
ALTER TABLE "flow" ADD COLUMN     "guide" JSONB;
