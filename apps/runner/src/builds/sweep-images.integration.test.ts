import { closeDatabase, openDatabase } from "@millrace/db";
import { createTestDatabase, uniqueName } from "@millrace/testing";
import { pino } from "pino";
import { expect, test } from "vitest";
import { openDockerEngine } from "../engine/docker/docker-engine.ts";
import { pushedLabel } from "./dockerfiles.ts";
import { sweepImages } from "./sweep-images.ts";

test("an image of a pushed component goes when its version is gone, and not before", async () => {
  await using database = await createTestDatabase();
  const db = openDatabase({ url: database.url });
  const engine = openDockerEngine();
  const prefix = uniqueName("images").replaceAll("_", "-");
  const [kept, left] = [`millrace/${prefix}-kept:1.0.0`, `millrace/${prefix}-left:1.0.0`];
  try {
    for (const image of [kept, left]) {
      const dockerfile = `FROM scratch\nCOPY name /name\nLABEL ${pushedLabel}=${prefix}\n`;
      const files = new Map([
        ["Dockerfile", { content: Buffer.from(dockerfile) }],
        ["name", { content: Buffer.from(image) }],
      ]);
      await engine.buildImage({
        image,
        files,
        network: "none",
        memoryMb: 64,
        onLine: () => {},
        signal: AbortSignal.timeout(60_000),
      });
    }
    const component = await db.component.create({ data: { name: "kept" } });
    const version = { version: "1.0.0", image: kept, descriptor: { title: "Kept" } };
    await db.componentVersion.create({ data: { componentId: component.id, ...version } });
    const settings = { prefix } as Parameters<typeof sweepImages>[0]["settings"]; // the only one that it looks at
    const runner = { db, engine, settings, log: pino({ level: "error" }) };
    expect(await sweepImages(runner)).toEqual([]); // too young: a version may be on its way
    expect(await sweepImages(runner, { olderThanMs: 0 })).toEqual([left]);
    expect(await engine.hasImage(kept)).toBe(true);
    expect(await engine.hasImage(left)).toBe(false);
  } finally {
    await engine.removeImage(kept);
    await engine.removeImage(left);
    await closeDatabase(db);
  }
});
