import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("a process on the machine knows the name that containers have for it", () => {
  const code = `
    import { lookup } from "node:dns/promises";
    import { createServer } from "node:http";
    const server = createServer((_, response) => response.end("here")).listen(0, "127.0.0.1", async () => {
      const answer = await fetch("http://host.docker.internal:" + server.address().port);
      console.log(await answer.text(), (await lookup("host.docker.internal")).address, (await lookup("127.0.0.2")).address);
      server.close();
      server.closeAllConnections();
    });`;
  const preload = new URL("./resolve-host-name.ts", import.meta.url).href;
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", preload, "--input-type=module", "-e", code], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(stdout.trim()).toBe("here 127.0.0.1 127.0.0.2");
});
