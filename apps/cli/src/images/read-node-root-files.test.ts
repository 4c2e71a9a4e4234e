import { expect, test } from "vitest";
import { parseLdd } from "./read-node-root-files.ts";

test("libraries and loader are taken from ldd, the kernel's own object is not", () => {
  const text = [
    "\tlinux-vdso.so.1 (0x00007f5b8c78d000)",
    "\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f5b8c697000)",
    "\tlibdl.so.2 => /lib/x86_64-linux-gnu/libdl.so.2 (0x00007f5b8c777000)",
    "\t/lib64/ld-linux-x86-64.so.2 (0x00007f5b8c78f000)",
  ].join("\n");
  expect(parseLdd(text)).toEqual([
    "/lib/x86_64-linux-gnu/libdl.so.2",
    "/lib/x86_64-linux-gnu/libm.so.6",
    "/lib64/ld-linux-x86-64.so.2",
  ]);
});
