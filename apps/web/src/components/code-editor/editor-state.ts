import {
  acceptCompletion,
  autocompletion,
  type CompletionContext,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
  completionStatus,
  pickedCompletion,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { json } from "@codemirror/lang-json";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension, Prec } from "@codemirror/state";
import {
  drawSelection,
  dropCursor,
  EditorView,
  hoverTooltip,
  type KeyBinding,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view";
import type { CodeEditorProps, CodeFault, CodeLanguage } from "./code-editor.tsx";
import type { CompletionChoice } from "./completion.ts";
import { editorTheme } from "./editor-theme.ts";
import { jsonataLanguage } from "./jsonata-language.ts";
import { fromOutside } from "./replace-text.ts";

interface Latest {
  readonly current: CodeEditorProps;
}

const ability = new Compartment();

/** The one set-up of all editors. `holder` takes the focus when Esc leaves the text. */
export function createEditorState(latest: Latest, holder: HTMLElement): EditorState {
  const { value, language, ids, placeholder: hint, keepsHistory, disabled } = latest.current;
  const isCode = language === "javascript";
  return EditorState.create({
    doc: value,
    extensions: [
      Prec.high(keymap.of(leaving(latest, { holder, indents: isCode }))),
      keymap.of([
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...(keepsHistory ? historyKeymap : []),
        ...defaultKeymap,
      ]),
      keepsHistory ? history() : [],
      isCode ? lineNumbers() : [],
      // Long texts are searched (Ctrl+F); an expression is short, and there the browser's own search is meant.
      language === "jsonata" ? [] : [search({ top: true }), keymap.of(searchKeymap)],
      grammarOf(language),
      indentUnit.of("  "),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      drawSelection(),
      dropCursor(),
      EditorView.lineWrapping,
      hint ? placeholder(hint) : [],
      autocompletion({
        override: [(context) => choicesAt(context, latest)],
        activateOnTypingDelay: 60,
        icons: true,
        optionClass: ({ type }) => `completion-${type}`,
      }),
      hoverTooltip((view, position) => explanation(view, { position, latest })),
      EditorView.contentAttributes.of({
        id: ids.id,
        "aria-labelledby": `${ids.id}-label`,
        "aria-multiline": "true",
        spellcheck: "false",
        autocapitalize: "off",
        autocorrect: "off",
      }),
      ability.of(abilityOf(disabled === true)),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !update.transactions.some((change) => change.annotation(fromOutside))) {
          latest.current.onChange(update.state.doc.toString());
        }
        if (update.focusChanged && update.view.hasFocus) {
          latest.current.onFocus?.((text) => insertText(update.view, text));
        }
      }),
      editorTheme,
    ],
  });
}

export function setDisabled(view: EditorView, isDisabled: boolean): void {
  view.dispatch({ effects: ability.reconfigure(abilityOf(isDisabled)) });
}

/** Underlines the word that ends where the fault is. */
export function markFault(view: EditorView, fault: CodeFault | undefined): void {
  const text = view.state.doc.toString();
  const diagnostics: Diagnostic[] = [];
  if (fault && text.length > 0) {
    const to = Math.min(Math.max(1, fault.position ?? text.length), text.length);
    const word = /[\w$`]+$/.exec(text.slice(0, to))?.[0].length ?? 1;
    diagnostics.push({ from: to - word, to, severity: "error", message: fault.message });
  }
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

function abilityOf(isDisabled: boolean): Extension {
  return isDisabled
    ? [
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ tabindex: "0", "aria-disabled": "true" }),
      ]
    : [];
}

function grammarOf(language: CodeLanguage): Extension {
  switch (language) {
    case "jsonata":
      return jsonataLanguage;
    case "json":
      return json();
    case "javascript":
      return javascript();
    case "text":
      return [];
  }
}

/** Tab belongs to the page, except where it indents code; Esc always gives it back. */
function leaving(latest: Latest, { holder, indents }: { holder: HTMLElement; indents: boolean }): KeyBinding[] {
  return [
    {
      key: "Escape",
      run: (view) => {
        if (completionStatus(view.state) !== null) return closeCompletion(view);
        leave(view, holder);
        return true;
      },
      stopPropagation: true,
    },
    { key: "Tab", run: (view) => acceptCompletion(view) || (indents && indentMore(view)) },
    ...(indents ? [{ key: "Shift-Tab", run: indentLess }] : []),
    {
      key: "Mod-Enter",
      run: () => {
        latest.current.onSubmit?.();
        return latest.current.onSubmit !== undefined;
      },
    },
  ];
}

/** The next Tab goes on behind the editor instead of into it again. */
function leave(view: EditorView, holder: HTMLElement): void {
  const { contentDOM } = view;
  contentDOM.tabIndex = -1;
  holder.addEventListener("blur", () => contentDOM.removeAttribute("tabindex"), { once: true });
  holder.focus();
}

function insertText(view: EditorView, text: string): void {
  view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true });
  view.focus();
}

function choicesAt(context: CompletionContext, latest: Latest) {
  const found = latest.current.complete?.(context.state.doc.toString(), context.pos, context.explicit);
  if (!found || found.choices.length === 0) return null;
  return { from: found.from, options: found.choices.map(asOption), filter: true };
}

function asOption(choice: CompletionChoice) {
  const { label, insert = label, cursorBack = 0, kind, detail, description, boost = 0 } = choice;
  return {
    label,
    type: kind,
    boost,
    ...(detail !== undefined && { detail }),
    ...(description !== undefined && { info: description }),
    apply: (view: EditorView, completion: { label: string }, from: number, to: number) =>
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length - cursorBack },
        annotations: pickedCompletion.of(completion),
        scrollIntoView: true,
      }),
  };
}

function explanation(view: EditorView, { position, latest }: { position: number; latest: Latest }) {
  const found = latest.current.explain?.(view.state.doc.toString(), position);
  if (!found) return null;
  return {
    pos: found.from,
    end: found.to,
    above: true,
    create: () => {
      const dom = document.createElement("div");
      dom.textContent = found.text;
      return { dom };
    },
  };
}
