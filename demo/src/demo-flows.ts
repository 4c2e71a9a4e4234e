import { readdir, readFile } from "node:fs/promises";
import { type FlowFile, flowFileSchema } from "@millrace/flow";
import { parse } from "yaml";
import { demoPlace } from "./place.ts";

/** The flow files of `demo/flows`, with the warehouse's real port. */
export async function demoFlows(options: { home: string; warehousePort?: number | undefined }): Promise<FlowFile[]> {
  const { warehouse } = await demoPlace(options);
  const folder = new URL("../flows/", import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), "utf8")));
  return texts.map((text) => flowFileSchema.parse(parse(text.replaceAll(":3003/", `:${warehouse.port}/`))));
}
