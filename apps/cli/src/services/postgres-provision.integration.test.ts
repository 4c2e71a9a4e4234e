import { afterAll, expect, test } from "vitest";
import { provisionDatabase, removeDatabase } from "./postgres-provision.ts";

const port = Number(new URL(process.env.DATABASE_URL ?? "postgresql://127.0.0.1:5432").port || 5432);
const name = `millrace-cli-${process.pid}`;

afterAll(() => removeDatabase({ port, name }));

test("a role whose password is known gets it again, one that nobody here knows is left alone", async () => {
  await provisionDatabase({ port, name, password: "generated", isKnown: false });
  await provisionDatabase({ port, name, password: "generated", isKnown: true });
  const stranger = provisionDatabase({ port, name, password: "another", isKnown: false });
  await expect(stranger).rejects.toMatchObject({
    code: "name_taken",
    message: expect.stringContaining("MILLRACE_PREFIX"),
  });
});
