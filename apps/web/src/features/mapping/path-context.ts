/** Where a cursor stands in an expression, as far as paths are concerned. */
export interface PathContext {
  /** Names that lead to the value whose properties can be typed here. */
  path: string[];
  /** The word that was begun, and where. */
  word: string;
  from: number;
}

const plainWord = /(?:`[^`]*`?|\$?\$?[\p{L}_][\p{L}\p{N}_]*|\$\$?)$/u;

/** Reads backwards from the cursor: `lines.{ "sku": s|` stands at `s` within `lines`. Undefined inside texts and comments. */
export function pathContext(source: string, position: number): PathContext | undefined {
  const text = source.slice(0, position);
  const scope = openScopes(text);
  if (!scope) return undefined;
  const word = plainWord.exec(text)?.[0] ?? "";
  const before = text.slice(0, text.length - word.length);
  const own = pathBefore(before);
  const outer = own.isRooted ? [] : scope;
  return { path: [...outer, ...own.names], word, from: position - word.length };
}

/** The names that a dot at the end of a text continues: `a.b[0].` gives a, b. */
function pathBefore(text: string): { names: string[]; isRooted: boolean } {
  const names: string[] = [];
  let rest = text;
  for (;;) {
    const dot = /\.\s*$/.exec(rest);
    if (!dot) return { names, isRooted: false };
    rest = withoutIndexes(rest.slice(0, dot.index));
    const word = plainWord.exec(rest)?.[0];
    if (word === undefined) return { names: ["\u0000unknown"], isRooted: true };
    rest = rest.slice(0, rest.length - word.length);
    if (word === "$$") return { names, isRooted: true };
    if (word === "$") return { names, isRooted: false };
    if (word === "elasticio") return { names: [word, ...names], isRooted: true };
    names.unshift(unquote(word));
  }
}

/** Paths that enclose the end of a text through brackets: `lines[`, `lines.{`, `lines.(`. Undefined inside a text or comment. */
function openScopes(text: string): string[] | undefined {
  const stack: Array<{ path: string[]; isPath: boolean }> = [];
  let index = 0;
  while (index < text.length) {
    const character = text.charAt(index);
    if (text.startsWith("/*", index)) {
      const end = text.indexOf("*/", index + 2);
      if (end < 0) return undefined;
      index = end + 2;
      continue;
    }
    if (character === '"' || character === "'") {
      const end = endOfText(text, index);
      if (end === undefined) return undefined;
      index = end;
      continue;
    }
    if (character === "`") {
      const end = text.indexOf("`", index + 1);
      if (end < 0) break;
      index = end + 1;
      continue;
    }
    if ("([{".includes(character)) stack.push(scopeAt(text.slice(0, index), character));
    else if (")]}".includes(character)) stack.pop();
    index += 1;
  }
  return stack.flatMap(({ path, isPath }) => (isPath ? path : []));
}

function scopeAt(before: string, bracket: string): { path: string[]; isPath: boolean } {
  if (bracket === "[" && plainWord.test(before)) {
    const { names } = pathBefore(`${before}.`);
    return { path: names, isPath: true };
  }
  if (bracket !== "[" && /\.\s*$/.test(before)) {
    const { names } = pathBefore(before);
    return { path: names, isPath: true };
  }
  return { path: [], isPath: false };
}

/** Index behind the closing quote, or undefined while the text is open. */
export function endOfText(source: string, start: number): number | undefined {
  const quote = source[start];
  for (let index = start + 1; index < source.length; index += 1) {
    if (source[index] === "\\") index += 1;
    else if (source[index] === quote) return index + 1;
  }
  return undefined;
}

function withoutIndexes(text: string): string {
  let rest = text.trimEnd();
  while (rest.endsWith("]")) {
    let depth = 0;
    let index = rest.length - 1;
    for (; index >= 0; index -= 1) {
      if (rest[index] === "]") depth += 1;
      else if (rest[index] === "[") depth -= 1;
      if (depth === 0) break;
    }
    rest = rest.slice(0, Math.max(0, index)).trimEnd();
  }
  return rest;
}

function unquote(word: string): string {
  return word.startsWith("`") ? word.replaceAll("`", "") : word;
}
