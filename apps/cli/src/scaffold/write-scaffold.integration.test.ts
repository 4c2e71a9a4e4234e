import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../project-root.ts";
import { writeScaffold } from "./write-scaffold.ts";

const run = promisify(execFile);
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "millrace-init-"));
});

afterAll(() => rm(home, { recursive: true, force: true }));

test("what it writes passes its own tests with the SDK it brings along, and says its types", async () => {
  const folder = join(home, "order-sync");
  const { name, files } = await writeScaffold({ root: projectRoot, folder });
  expect(name).toBe("order-sync");
  await Promise.all(files.map((file) => access(join(folder, file))));
  expect(JSON.parse(await readFile(join(folder, "package.json"), "utf8"))).toMatchObject({ name: "order-sync" });
  expect(JSON.parse(await readFile(join(folder, "component.json"), "utf8"))).toMatchObject({ title: "Order sync" });
  // As npm would install it, without asking a registry.
  const installed = join(folder, "node_modules", "@millrace", "component");
  await mkdir(installed, { recursive: true });
  await run("tar", ["-xzf", join(folder, "vendor/millrace-component.tgz"), "-C", installed, "--strip-components=1"]);
  await symlink(join(projectRoot, "node_modules", "zod"), join(folder, "node_modules", "zod"));
  const { stdout } = await run(process.execPath, ["--test", "--test-reporter=tap"], {
    cwd: folder,
    env: { NODE_ENV: "production", PATH: process.env.PATH },
  });
  expect(stdout).toMatch(/# pass 5\n# fail 0/);
  const declared = await readFile(join(installed, "types", "schema", "define-function.d.ts"), "utf8");
  expect(declared).toContain("export declare function defineAction<");
});

test("it overwrites nothing, and takes no name that a flow could not say", async () => {
  const folder = join(home, "taken");
  await mkdir(folder);
  await writeFile(join(folder, "notes.txt"), "mine");
  await expect(writeScaffold({ root: projectRoot, folder })).rejects.toThrow("nothing in it is overwritten");
  for (const name of ["Upper", "two--hyphens", "9lives", "a b"]) {
    const refused = writeScaffold({ root: projectRoot, folder: join(home, name) });
    await expect(refused).rejects.toThrow(`"${name}" cannot be a component's name`);
  }
});
