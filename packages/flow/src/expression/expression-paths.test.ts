import { expect, test } from "vitest";
import { expressionPaths } from "./expression-paths.ts";

test.each([
  ["line.sku", [["line", "sku"]]],
  ["elasticio.step_1.body.id & name", [["elasticio", "step_1", "body", "id"], ["name"]]],
  ["lines[quantity > 2].sku", [["lines"]]],
  ["lines.{ 'sku': sku }", [["lines"]]],
  ["{ 'a': total, 'b': $sum(lines.price) }", [["total"], ["lines", "price"]]],
  ["$exists(maybe) ? a.b : c", [["a", "b"], ["c"]]],
  ["$.id + $$.id", [["id"]]],
  ["$map(lines, function($l) { $l.sku & other })", [["lines"]]],
  ["a.", []],
])("%s reads these paths of the message", (source, expected) => {
  expect(expressionPaths(source)).toEqual(expected);
});
