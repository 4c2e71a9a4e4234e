import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { runFunction, StepError } from "@millrace/component";
import { describe, expect, test } from "vitest";
import { callUserCode } from "./call-user-code.ts";
import { compileUserCode } from "./compile-user-code.ts";
import { code } from "./index.ts";

const execute = promisify(execFile);

const body = {
  id: 7,
  lines: [
    { price: 2.5, quantity: 2 },
    { price: 1, quantity: 3 },
  ],
};

function run(source: string, message: { body: unknown; [key: string]: unknown } = { body }) {
  return runFunction(code, { function: "run", config: { code: source }, message, variables: { region: "north" } });
}

describe("code:run", () => {
  test("what statements return is the new body", async () => {
    const { emitted } = await run(
      "const total = body.lines.reduce((sum, l) => sum + l.price * l.quantity, 0);\nreturn { total };",
    );
    expect(emitted).toEqual([{ body: { total: 8 } }]);
  });

  test("a declared run(msg, step) is called with the message and the step", async () => {
    const { emitted } = await run(
      "async function run(msg, step) { await null; return { id: msg.body.id, region: step.variables.region }; }",
    );
    expect(emitted).toEqual([{ body: { id: 7, region: "north" } }]);
  });

  test("returning nothing emits nothing, and step.emit sends as many as it likes, bodies or messages", async () => {
    const { emitted } = await run(
      "for (const line of body.lines) await step.emit(line);\nawait step.emit({ body: 1, headers: { a: 'b' } });",
    );
    expect(emitted).toEqual([{ body: body.lines[0] }, { body: body.lines[1] }, { body: 1, headers: { a: "b" } }]);
  });

  test("an object with a body and nothing foreign is taken as a message", async () => {
    const { emitted } = await run("return { body: { ok: true }, headers: { kind: 'x' } };");
    expect(emitted).toEqual([{ body: { ok: true }, headers: { kind: "x" } }]);
    expect((await run("return { body: 1, title: 'a letter' };")).emitted).toEqual([
      { body: { body: 1, title: "a letter" } },
    ]);
  });

  test("console and snapshot are the step's", async () => {
    const { logs, snapshots } = await run(
      "console.warn('odd', { id: body.id });\nawait step.saveSnapshot({ last: body.id });",
    );
    expect(logs.at(-1)).toMatchObject({ level: 40, text: "odd { id: 7 }" });
    expect(snapshots).toEqual([{ last: 7 }]);
  });

  test("fetch, Buffer and crypto are there", async () => {
    const { emitted } = await run("return [typeof fetch, typeof Buffer, typeof crypto];");
    expect(emitted).toEqual([{ body: ["function", "function", "object"] }]);
  });

  test("Node's modules can be imported, without a warning, in a process as a step has it", async () => {
    const source =
      "const { createHash } = await import('node:crypto'); return createHash('sha256').update('a').digest('hex');";
    const program = `
      import { compileUserCode } from "./compile-user-code.ts";
      import { callUserCode } from "./call-user-code.ts";
      process.stdout.write(await callUserCode(compileUserCode(${JSON.stringify(source)}), { scope: {} }));`;
    const { stdout, stderr } = await execute(process.execPath, ["--input-type=module", "-e", program], {
      cwd: import.meta.dirname,
    });
    expect({ stdout: stdout.slice(0, 8), stderr }).toEqual({ stdout: "ca978112", stderr: "" });
  });

  test("a syntax error names its line before any message is taken", async () => {
    const failure = run("const a = 1;\nconst b = ;\nreturn a;");
    await expect(failure).rejects.toThrow(StepError);
    await expect(failure).rejects.toThrow(/cannot be read: Unexpected token ';' \(line 2\)/);
  });

  test("a thrown error keeps its words and names its line", async () => {
    await expect(run("const a = 1;\n\nthrow new Error('Order 7 has no customer');")).rejects.toThrow(
      "Order 7 has no customer (line 3 of the code)",
    );
    await expect(run("await null;\nreturn body.customer.name;")).rejects.toThrow(
      /^TypeError: .*undefined.* \(line 2 of the code\)/,
    );
    await expect(run("throw 'just words';")).rejects.toThrow("The code threw: just words");
  });

  test("an endless loop is stopped and says so", async () => {
    const none = undefined;
    const scope = { msg: none, step: none, body: none, headers: none, passthrough: none, console: none };
    const endless = callUserCode(compileUserCode("while (true) {}"), { scope, busyLimitMs: 100 });
    await expect(endless).rejects.toThrow(/computed for 0.1 s without a pause/);
  });

  test("empty code is refused with the cure", async () => {
    await expect(run("  ")).rejects.toThrow(/Code is empty/);
  });
});
