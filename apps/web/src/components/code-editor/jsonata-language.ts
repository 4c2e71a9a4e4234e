import { StreamLanguage, type StringStream } from "@codemirror/language";

interface State {
  /** The text or comment that goes on in the next line. */
  inside: '"' | "'" | "`" | "comment" | undefined;
  /** Whether a slash may begin a regular expression here. */
  expectsValue: boolean;
}

/** JSONata for highlighting: enough of its grammar to tell words, texts, numbers, functions and comments apart. */
export const jsonataLanguage = StreamLanguage.define<State>({
  name: "jsonata",
  startState: () => ({ inside: undefined, expectsValue: true }),
  copyState: (state) => ({ ...state }),
  token: readToken,
  languageData: {
    closeBrackets: { brackets: ["(", "[", "{", '"', "'", "`"] },
    commentTokens: { block: { open: "/*", close: "*/" } },
    wordChars: "$",
  },
});

const keywords = new Set(["and", "or", "in", "function", "λ"]);
const atoms = new Set(["true", "false", "null"]);

function readToken(stream: StringStream, state: State): string | null {
  if (state.inside) return readInside(stream, state);
  if (stream.eatSpace()) return null;
  if (stream.match("/*")) {
    state.inside = "comment";
    return readInside(stream, state);
  }
  const quote = stream.peek();
  if (quote === '"' || quote === "'" || quote === "`") {
    stream.next();
    state.inside = quote;
    return readInside(stream, state);
  }
  const wasValue = state.expectsValue;
  state.expectsValue = false;
  if (wasValue && stream.match(/^\/(?:[^/\\\n]|\\.)+\/[im]*/)) return "regexp";
  if (stream.match(/^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/)) return "number";
  if (stream.match(/^\$\$?[A-Za-z_]\w*(?=\s*\()/)) return "function";
  if (stream.match(/^\$\$?\w*/)) return "variableName";
  if (stream.match(/^[\p{L}_][\p{L}\p{N}_]*/u)) return readWord(stream.current(), state);
  state.expectsValue = true;
  if (stream.match(/^(?:~>|:=|!=|<=|>=|\*\*|\.\.|\?:|\?\?|[-+*/%=<>&?:|^@#.~])/)) return "operator";
  const bracket = stream.next();
  state.expectsValue = bracket !== ")" && bracket !== "]" && bracket !== "}";
  return bracket && "()[]{}".includes(bracket) ? "bracket" : "punctuation";
}

function readWord(word: string, state: State): string {
  if (keywords.has(word)) {
    state.expectsValue = true;
    return "keyword";
  }
  return atoms.has(word) ? "atom" : "propertyName";
}

function readInside(stream: StringStream, state: State): string {
  if (state.inside === "comment") {
    if (stream.skipTo("*/")) {
      stream.match("*/");
      state.inside = undefined;
    } else stream.skipToEnd();
    return "comment";
  }
  const quote = state.inside;
  while (!stream.eol()) {
    const character = stream.next();
    if (character === "\\" && quote !== "`") stream.next();
    else if (character === quote) {
      state.inside = undefined;
      state.expectsValue = false;
      break;
    }
  }
  return quote === "`" ? "propertyName" : "string";
}
